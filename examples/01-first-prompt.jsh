// A prompt by itself. No model is loaded, so the demo model answers.
:gen Hamlet --max-new 16 --greedy

// Chat mode: plain text goes to the model, which remembers what was said.
:set max-new 24
:chat
Juliet
:chat

// The rest is Java; session is the object that the commands use too.
Generation answer = session.generate("Macbeth")
int words = answer.text().split("\\s+").length
System.out.println(words > 0 ? "it said something" : "it said nothing")

// What that took, as a table with a row for each generation.
session.latency().rowCount()
:latency

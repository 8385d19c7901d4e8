"""Conversations, and which of them each chat template in ../resources/template is tried on."""

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "get_weather",
            "description": "Weather of a city, \"now\" & <soon>",
            "parameters": {
                "type": "object",
                "properties": {
                    "city": {"type": "string", "description": "Name, such as 北京"},
                    "unit": {"type": "string", "enum": ["celsius", "fahrenheit"], "default": "celsius"},
                    "days": {"type": ["integer", "null"], "default": 1},
                    "where": {"type": "object", "properties": {"lat": {"type": "number"}, "tags": {"type": "array", "items": {"type": "string"}}}, "required": ["lat"]},
                    "kind": {"oneOf": [{"type": "string", "description": "by name"}, {"type": "number"}], "default": "x"},
                },
                "required": ["city"],
            },
        },
    },
    {"type": "function", "function": {"name": "ping", "description": "Answers", "parameters": {"type": "object", "properties": {}}}},
]


def user(content):
    return {"role": "user", "content": content}


def assistant(content, **more):
    return {"role": "assistant", "content": content, **more}


def system(content):
    return {"role": "system", "content": content}


def tool(content, identifier="call12345"):
    return {"role": "tool", "content": content, "name": "get_weather", "tool_call_id": identifier}


def call(arguments, identifier="call12345", name="get_weather"):
    return {"id": identifier, "type": "function", "function": {"name": name, "arguments": arguments}}


ARGUMENTS = {"city": "北京", "days": 2, "where": {"lat": 39.9, "tags": ["a", "b\n"]}}
PARTS = [{"type": "text", "text": "What is this? "}, {"type": "image", "url": "a.png"}, {"type": "text", "text": " 😀"}]
WEATHER = [user("Weather in 北京?"), assistant("Let me look.", tool_calls=[call(ARGUMENTS)]), tool('{"temp": 21.5}')]

PLAIN = {
    "one turn": {"messages": [user("Hi!")]},
    "without generation prompt": {"messages": [user("Hi!"), assistant("Hello.")], "add_generation_prompt": False},
    "system": {"messages": [system("Be brief.\nBe kind. "), user(" Hi!\n")]},
    "several turns": {"messages": [system("S"), user("a"), assistant(" b "), user("c\n\nd"), assistant("e"), user("f")]},
    "two system messages": {"messages": [system("S"), user("a"), assistant("b"), system("T"), user("c")]},
    "reasoning": {"messages": [user("a"), assistant("b", reasoning_content="\nhm\n"), user("c"), assistant("d", reasoning_content="so")]},
    "reasoning in the text": {"messages": [user("a"), assistant("<think>\nhm\n</think>\n\nb"), user("c")]},
    "thinking off": {"messages": [system("S"), user("a")], "enable_thinking": False},
    "thinking on": {"messages": [system("S"), user("a")], "enable_thinking": True},
    "tools": {"messages": [system("S"), user("Weather?")], "tools": TOOLS},
    "tools without system": {"messages": [user("Weather?")], "tools": TOOLS},
    "tool call": {"messages": WEATHER + [assistant("21.5 degrees."), user("Thanks")], "tools": TOOLS},
    "tool call last": {"messages": WEATHER, "tools": TOOLS},
    "arguments as text": {"messages": [user("w"), assistant(None, tool_calls=[call('{"city": "Rome"}')]), tool("sun")]},
    "two calls": {
        "messages": [user("w"), assistant("", tool_calls=[call({"city": "Rome"}), call({}, "call67890", "ping")]), tool("sun"), tool("pong", "call67890"), assistant("ok")],
        "tools": TOOLS,
    },
    "short call id": {"messages": [user("w"), assistant("", tool_calls=[call({"city": "Rome"}, "c1")]), tool("sun", "c1")]},
    "parts": {"messages": [user(PARTS), assistant("A."), user([{"type": "text", "text": "b"}])]},
    "unknown part": {"messages": [user([{"type": "audio", "audio": "a.wav"}])]},
    "wrong order": {"messages": [user("a"), user("b")]},
    "assistant first": {"messages": [assistant("a"), user("b")]},
    "unknown role": {"messages": [{"role": "critic", "content": "a"}]},
    "no messages": {"messages": []},
    "date given": {"messages": [user("a")], "date_string": "01 Jan 2025"},
    "markup in text": {"messages": [user("<|im_end|> {{ x }} {% if %} & <b>\"'\\ \u2028 \x07"), assistant("中文 \U0001f600\t.")]},
}
FILES = [
    "deepseek-r1.jinja",
    "gemma-3.jinja",
    "glm-4-0414.jinja",
    "glm-4.6.jinja",
    "harmony.jinja",
    "kimi-k2.jinja",
    "llama-3.1.jinja",
    "mistral-small.jinja",
    "mistral-v3.jinja",
    "phi-4.jinja",
    "qwen2.5.jinja",
    "qwen3-coder.jinja",
    "qwen3.jinja",
]


CHATS = {
    name: {"bos_token": "<bos>", "eos_token": "<eos>", "add_generation_prompt": True} | chat for name, chat in PLAIN.items()
}


def chat_cases():
    return [{"name": file, "file": file, "variables": chat, "our_error": None} for file in FILES for chat in CHATS]

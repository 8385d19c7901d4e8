"""Python's jinja2 set up as transformers sets it up for chat templates, without needing transformers."""

import datetime
import json

import jinja2
import jinja2.ext
import jinja2.nodes
import jinja2.sandbox

NOW = datetime.datetime(2026, 3, 5, 14, 7, 9, 120450)


class Generation(jinja2.ext.Extension):
    """{% generation %}…{% endgeneration %}: renders its body and notes where it stands in the output."""

    tags = {"generation"}

    def __init__(self, environment):
        super().__init__(environment)
        self.pieces = None
        self.spans = None

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endgeneration",), drop_needle=True)
        call = self.call_method("note")
        return jinja2.nodes.CallBlock(call, [], [], body).set_lineno(line)

    def note(self, caller):
        text = caller()
        start = len("".join(self.pieces))
        self.spans.append((start, start + len(text)))
        return text


def raise_exception(message):
    raise jinja2.exceptions.TemplateError(message)


def strftime_now(format):
    return NOW.strftime(format)


def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


def environment():
    env = jinja2.sandbox.ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[Generation, jinja2.ext.loopcontrols]
    )
    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    env.globals["strftime_now"] = strftime_now
    return env


ENVIRONMENT = environment()
GENERATION = ENVIRONMENT.extensions[Generation.identifier]


def render(template, variables):
    """The text, and the spans of its generation blocks in UTF-16 units, as Java counts."""
    GENERATION.pieces = []
    GENERATION.spans = []
    compiled = ENVIRONMENT.from_string(template)
    for piece in compiled.root_render_func(compiled.new_context(dict(variables))):
        GENERATION.pieces.append(piece)
    text = "".join(GENERATION.pieces)
    units = lambda index: len(text[:index].encode("utf-16-le", "surrogatepass")) // 2
    return text, [[units(start), units(end)] for start, end in GENERATION.spans]


def outcome(template, variables):
    """What a case expects: the text, or the kind and message of the error."""
    try:
        text, spans = render(template, variables)
    except Exception as error:
        return {"kind": type(error).__name__, "error": str(error)}
    return {"expected": text, "generated": spans} if spans else {"expected": text}

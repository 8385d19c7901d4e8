#!/usr/bin/env python3
"""Writes what Python's jinja2 renders for each case to ../resources/template/cases.jsonl, one case a line.

    python3 template_cases.py        needs jinja2 3.1; the expectations were made with 3.1.6 on Python 3.11

A case holds a template, or the name of one of the files beside cases.jsonl, the variables, by their name in
variables.json unless they are its own, and what Python made of them: the text, with the places of its generation blocks
if it has any, or the kind and message of the error. Where our message is meant to differ from Python's, the case holds
ours, and why is said beside it here.
"""

import json
import pathlib
import warnings

from chat_cases import CHATS, chat_cases
from reference_jinja import outcome

TARGET = pathlib.Path(__file__).resolve().parent.parent / "resources" / "template"

DATA = {
    "x": 5,
    "zero": 0,
    "neg": -7,
    "f": 2.5,
    "s": "Hello World",
    "e": "",
    "n": None,
    "t": True,
    "no": False,
    "u": "äöü😀ß",
    "sp": "  a b\tc\n",
    "l": [3, 1, 2],
    "names": ["bob", "Alice", "carol", "Bob"],
    "d": {"a": 1, "b": [1, 2], "c": {"e": "f"}, "items": 4},
    "q": "it's \"so\"",
    "ms": [{"role": "user", "content": "hi"}, {"role": "assistant", "content": "yo", "n": 3}],
    "tree": [{"v": 1, "kids": [{"v": 2, "kids": []}, {"v": 3, "kids": [{"v": 4, "kids": []}]}]}],
}
CASES = []


def add(group, template, our_error=None, **variables):
    CASES.append({"name": group, "template": template, "variables": variables or "data", "our_error": our_error})


def table(group, *templates):
    for template in templates:
        add(group, template)


table(
    "white space",
    "a\n{% if x %}\nb\n{% endif %}\nc",
    "a\n  {% if x %}\n  b\n  {% endif %}\nc",
    "  {% if x %}b{% endif %}",
    "a {% if x %} b {% endif %} c",
    "a\n {%- if x %}\n b\n {%- endif %}\n c",
    "a\n {% if x -%}\n b\n {% endif -%}\n c",
    "a\n  {%+ if x %}\n  b\n  {%+ endif %}\nc",
    "a\n{% if x +%}\nb\n{% endif +%}\nc",
    "{{ x }}\n{{ x }}\n",
    "  {{ x }}  \n",
    "a \n {{- x -}} \n b",
    "{{+ x }}",
    "{{-x}}",
    "{{-1}}",
    "{{- 1 -}}  b",
    "\n\n{{ x }}\n\n",
    "a\n",
    "a\n\n",
    "a\r\nb\r\n",
    "a\rb\r",
    "{{ 'a\r\nb' }}",
    "\ta\t{% if x %}\t\n\tb{% endif %}\t\n",
    "a{# c #}\nb",
    "a\n  {# c #}\nb",
    "a\n  {#- c -#}\n  b",
    "a\n  {#+ c +#}\nb",
    "a {#- c #} b",
    "{# {{ x }} {% if %} #}a",
    "{##}a",
    "{#-#}a",
    "a\xa0{%- if x %}b{% endif %}",
    "a \u2003\n{%- if x %}b{% endif %}",
    "{% raw %}{{ x }} {% if %} {# #}{% endraw %}",
    "a\n  {% raw %}\n  b\n  {% endraw %}\nc",
    "a {%- raw -%} b {%- endraw -%} c",
    "{% raw %}\na{% endraw %}\nb",
    "a\n  {%+ raw %} b {%+ endraw +%}\nc",
    "{%raw%}{{{%endraw%}",
    "{% for i in l %}\n{{ i }}\n{% endfor %}\n",
    "{% for i in l %}{{ i }}\n{% endfor %}",
    "{%- for i in l -%} {{ i }} {%- endfor -%}",
    "  {% for i in l %}\n    {% if i > 1 %}\n      {{ i }}\n    {% endif %}\n  {% endfor %}\n",
    "{{\n x\n}}\n{%\n if x\n%}\na{% endif %}",
    "{% set a = 1 %}\n{% set b = 2 %}\n\nc",
    "{% set a = 1 -%}\n\n c",
    "text {{ '{{' }} {{ '%}' }}",
    "a\n  {{- x }}\n  {{ x -}}\n  b",
    "{% if x %}{% endif %}  \n  {% if x %}{% endif %}\n x",
    " {% if x %} {% endif %} \n",
    "{{ {'a': {'b': {}}} }}",
    "{{ {'a': 1}['a']}}",
    "{%if x%}y{%endif%}",
    "{% if x: %}y{% endif %}",
    "",
)

table(
    "numbers",
    "{{ 1e22 }} {{ 1e16 }} {{ 1e15 }} {{ 1e-7 }} {{ 0.0001 }} {{ 0.00001 }} {{ 0.1 }} {{ 1.0 }} {{ 100.0 }} {{ 1.5e300 }}",
    "{{ 0.1 + 0.2 }} {{ 1 / 3 }} {{ 2 / 3 * 100 }} {{ 5e-324 }} {{ 1.7976931348623157e308 }} {{ 123456789012345678.0 }}",
    "{{ 2e-3 }} {{ 2e23 }} {{ 9007199254740993.0 }} {{ 5.684341886080802e-14 }} {{ -0.0 }} {{ 1e400 }} {{ -1e400 }}",
    "{{ 4.35 }} {{ 1.1e-5 }} {{ 8.41e21 }} {{ 2.2250738585072014e-308 }} {{ 1234567.125 }} {{ 3.0e10 }} {{ 1_000.5 }}",
    "{{ 1_000_000 }} {{ 0xff }} {{ 0b101 }} {{ 0o17 }} {{ 0XFF }} {{ 00 }} {{ 123456789012345678901234567890 }}",
    "{{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 7 % -3 }} {{ 7.5 // 2 }} {{ -7.5 // 2 }} {{ -7.5 % 2 }} {{ 7.5 % -2 }}",
    "{{ 6 / 2 }} {{ 7 / 2 }} {{ 2 ** 10 }} {{ 2 ** -1 }} {{ 2 ** 0.5 }} {{ 2 ** 100 }} {{ 0 ** 0 }} {{ 2.0 ** 3 }} {{ (-8) ** 3 }}",
    "{{ 1 + 2.0 }} {{ 3 - 1 }} {{ true + true }} {{ true * 3 }} {{ -true }} {{ +x }} {{ -x }} {{ - -x }} {{ 1e3 + 1 }}",
    "{{ 1 == 1.0 }} {{ true == 1 }} {{ 1 < 2.5 }} {{ 10**20 == 1e20 }} {{ 10**20 + 1 == 1e20 }} {{ 0.1 + 0.2 == 0.3 }}",
    "{{ 10 ** 30 // 7 }} {{ 10 ** 30 % 7 }} {{ -(10 ** 30) // 7 }} {{ (10 ** 30) / 7 }} {{ 5 // 0.3 }} {{ 5 % 0.3 }}",
    "{{ 1.e }}",
    "{{ x.0 }}{{ l.0 }}{{ l.2 }}",
)

table(
    "precedence",
    "{{ -2 ** 2 }} {{ 2 ** 3 ** 2 }} {{ 2 ** -1 ** 2 }} {{ -x ** 2 }}",
    "{{ 1 + 2 * 3 - 4 / 2 }} {{ (1 + 2) * 3 }} {{ 7 - 2 - 1 }}",
    "{{ 'a' ~ 1 + 2 ~ 'b' }}",
    "{{ 1 ~ 2 * 3 }} {{ 'a' ~ 'b' * 2 }} {{ 1 + 2 ~ 3 }}",
    "{{ not 1 in [2] }} {{ not x == 5 }} {{ not not x }}",
    "{{ 1 not in [2] }} {{ 1 not in [1] or true }} {{ x is not none and x in [5] }}",
    "{{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 3 > 2 > 1 }} {{ 1 < 2 == true }} {{ 1 == 1 in [1] }}",
    "{{ 1 if x else 2 | upper }}",
    "{{ 'a' if no else 'b' if no else 'c' }}",
    "{{ 'a' if no }}|{{ ('a' if no) is defined }}",
    "{{ (1 if x else 2) + 1 }} {{ 1 if x else 2 + 1 }}",
    "{{ -1 | abs }} {{ (-1) | abs }} {{ -5.5 | abs }} {{ 'a' + 'b' | upper }} {{ ('a' + 'b') | upper }}",
    "{{ x is defined and y is defined }} {{ x is defined or y is defined }} {{ not y is defined }}",
    "{{ x is odd | string }}",
    "{{ 3 | string is string }}",
    "{{ l | length > 2 }} {{ l | length + 1 }} {{ l | first * 2 }} {{ 2 * l | first }}",
    "{{ x or y }} {{ zero or 'd' }} {{ e or n or 'z' }} {{ x and 'y' }} {{ zero and 1 }} {{ n and 1 or 2 }} {{ [] or {} }}",
    "{{ true and not false }} {{ not true or true }} {{ not (true or true) }}",
    "{{ x is divisibleby 5 and true }} {{ 10 is divisibleby(3) }} {{ x is in [5, 6] }} {{ x is not in [5, 6] }}",
    '{{ \'a\' \'b\' \'c\' }} {{ \'a\' "b" | upper }}',
    "{{ d.c.e | upper ~ '!' }}",
    "{{ [1, 2][0] + {'k': 4}['k'] }}",
    "{{ s.upper().lower() | title }}",
    "{{ (s | upper).lower() }}",
    "{{ s | replace('l', 'L') | upper | lower }}",
    "{{ 1, 2 }} {{ (1,) }} {{ () }} {{ 1, }}",
    "{{ x == 5 is true }}",
    "{{ range(3) | list + [9] }}",
    "{{ x if x is gt 3 else 0 }}",
    "{{ 'y' if s == 'Hello World' and l[0] == 3 else 'n' }}",
)

table(
    "printing",
    "{{ [1, 'a', none, true, false, 1.5, (1,), (1, 2), (), [], {}, {'k': 'v', 1: 2, none: true}] }}",
    '{{ [\'it\\\'s\', \'say "hi"\', \'both \\\' and "\', \'back\\\\slash\', \'a\\nb\\tc\\rd\'] }}',
    "{{ [u, '\\x00\\x07\\x7f\\x80\\xa0\\xad', '\\u200b\\u2028\\ufeff\\ue000', '中文', '\\U0001f600', '\\u0301'] }}",
    "{{ n }} {{ t }} {{ no }} {{ y }} {{ [y] }} {{ {'a': y} }}",
    "{{ d }} {{ d.keys() }} {{ d.values() }} {{ d['items'] }} {{ {}.items() }}",
    "{{ range(3) }} {{ range(1, 9, 3) }} {{ range(0) | list }} {{ range(5, 0, -2) | list }}",
    "{{ q }} {{ [q] }} {{ q | tojson }}",
    "{{ namespace(a=1, b='x') }}",
    "{{ {'a': {'b': [1, {'c': (1, 'x')}]}} }}",
    "{{ [1.0, 1e22, -0.5, 1e-7] }}",
    "{{ 'a' ~ n ~ t ~ 1.0 ~ [1] ~ y }}",
    "{% macro m() %}{% endmacro %}{{ m }}",
    "{% for i in [1] %}{{ loop }}{% endfor %}",
    "{{ 'é' }} {{ ['é'] }} {{ '\\u00e9' }} {{ '\\101\\60' }} {{ '\\N{BULLET}' }} {{ '\\q' }} {{ 'a\\\nb' }}",
    "{{ dict(a=1) }} {{ dict({'x': 1}, y=2) }} {{ dict([('a', 1), ['b', 2]]) }}",
    "{% print x %}{% print x, s %}",
    "{{ true }} {{ True }} {{ none }} {{ None }} {{ false }} {{ False }}",
)

table(
    "strings",
    "{{ s[0] }}{{ s[-1] }}{{ s[99] }} {{ s[1:4] }} {{ s[:3] }} {{ s[-3:] }} {{ s[::2] }} {{ s[::-1] }} {{ s[8:2:-2] }} {{ s[5:1] }}",
    "{{ u[3] }} {{ u[::-1] }} {{ u | length }} {{ u[3:] }} {{ u | upper }} {{ u | reverse }} {{ u.find('ß') }} {{ u | list }}",
    '{{ s.upper() }} {{ s.lower() }} {{ s.title() }} {{ s.swapcase() }} {{ \'hELLO wORLD\'.capitalize() }} {{ "it\'s a dog".title() }} {{ \'straße\'.casefold() }} {{ \'ǆ x\'.title() }}',
    "[{{ sp.strip() }}] [{{ sp.lstrip() }}] [{{ sp.rstrip() }}] [{{ 'xxaxx'.strip('x') }}] [{{ 'abcab'.strip('ab') }}] [{{ '\\u2003a\\x1c'.strip() }}] [{{ 'x'.strip(none) }}]",
    "{{ 'a b  c'.split() }} {{ 'a,b,,c'.split(',') }} {{ 'a,b,c'.split(',', 1) }} {{ ''.split() }} {{ ''.split(',') }} {{ ' a  b '.split(' ') }} {{ ' a  b  c '.split(none, 1) }} {{ 'a<b>c<b>d'.split('<b>') }}",
    "{{ 'a,b,c'.rsplit(',', 1) }} {{ ' a b c '.rsplit(none, 1) }} {{ 'a--b---c'.rsplit('--', 1) }} {{ 'aaa'.rsplit('aa') }} {{ 'x'.rsplit(maxsplit=2) }} {{ 'a b c'.split(sep=' ', maxsplit=1) }}",
    "{{ 'a\\nb\\r\\nc\\rd\\n'.splitlines() }} {{ 'a\\n\\nb'.splitlines(true) }} {{ ''.splitlines() }} {{ 'a\\x0bb\\x1cc\\u2028d'.splitlines() }}",
    "{{ s.startswith('He') }} {{ s.startswith('x') }} {{ s.startswith(('x', 'H')) }} {{ s.endswith('ld') }} {{ s.startswith('World', 6) }} {{ s.endswith('o', 0, 5) }} {{ s.startswith('') }}",
    "{{ 'aXbXc'.replace('X', '-') }} {{ 'aaa'.replace('a', 'b', 2) }} {{ 'abc'.replace('', '-') }} {{ 'abc'.replace('', '-', 2) }} {{ 'aaa'.replace('aa', 'b') }} {{ 'x'.replace('y', 'z') }} {{ ''.replace('', 'q') }}",
    "{{ s.find('o') }} {{ s.rfind('o') }} {{ s.find('z') }} {{ s.index('W') }} {{ s.find('o', 5) }} {{ s.find('o', 5, 7) }} {{ s.count('l') }} {{ 'aaa'.count('aa') }} {{ 'abc'.count('') }} {{ 'abc'.find('', 5) }} {{ 'abc'.find('', 3) }} {{ s.rindex('l') }} {{ s.find('l', -3) }}",
    "[{{ 'a'.center(4) }}] [{{ 'ab'.center(5, '*') }}] [{{ 'a'.ljust(3) }}] [{{ 'a'.rjust(3, '.') }}] [{{ '42'.zfill(5) }}] [{{ '-42'.zfill(5) }}] [{{ '+x'.zfill(4) }}] [{{ 'abc'.center(2) }}] [{{ 'a\\tb'.expandtabs(4) }}]",
    "{{ '12'.isdigit() }} {{ '1a'.isdigit() }} {{ ''.isdigit() }} {{ '²'.isdigit() }} {{ '½'.isnumeric() }} {{ '²'.isdecimal() }} {{ 'aä'.isalpha() }} {{ 'a1'.isalnum() }} {{ ' \\t'.isspace() }} {{ 'Ab Cd'.istitle() }} {{ 'A1'.isupper() }} {{ 'a1'.islower() }} {{ '1'.islower() }} {{ 'a_1'.isidentifier() }} {{ 'ä'.isascii() }} {{ 'a\\n'.isprintable() }}",
    "{{ 'TestHook'.removeprefix('Test') }} {{ 'TestHook'.removesuffix('Hook') }} {{ 'abc'.removeprefix('x') }} {{ 'a=b=c'.partition('=') }} {{ 'a=b=c'.rpartition('=') }} {{ 'abc'.partition('=') }} {{ 'abc'.rpartition('=') }}",
    "{{ ','.join(['a', 'b']) }} {{ ''.join('abc') }} {{ '-'.join(d) }} {{ 'x'.join([]) }} {{ ', '.join(names | map('upper')) }}",
    "{{ 'ab' * 3 }} {{ 2 * 'ab' }} {{ 'ab' * 0 }} {{ 'ab' * -1 }} {{ 'a' + 'b' }} {{ 'b' > 'a' }} {{ 'a' < 'B' }} {{ 'ab' in 'cabd' }} {{ '' in '' }} {{ 'x' not in 'abc' }}",
    "{{ '😀' > '\\uffee' }} {{ 'a' < 'ab' }} {{ 'Z' < 'a' }} {{ 'é' > 'z' }}",
    "{{ s['upper']() }} {{ s.nope }} {{ s['nope'] }}",
)

table(
    "percent format",
    "{{ '%s is %d and %.2f' % ('Bob', 3, 2.345) }} {{ '%s' % 'a' }} {{ '%s' % [1, 'a'] }} {{ '%s' % none }} {{ '%r' % 'a' }} {{ '%%' % () }} {{ 'a' % () }} {{ '%s' % (1,) }}",
    "{{ '[%5d] [%-5d] [%05d] [%+d] [% d] [%5s] [%-5s] [%.2s]' % (1, 2, 3, 4, 5, 'a', 'b', 'cde') }}",
    "{{ '%x %X %o %#x %#o %c %c %i' % (255, 255, 8, 255, 8, 'z', 65, 3.9) }}",
    "{{ '%e %E %g %G %f %F %.0f %#.0f' % (12345.678, 0.00012, 0.00001, 1e20, 1.5, 2.5, 2.5, 2.5) }}",
    "{{ '%.3g %g %g %g %#g %10.3e|%-10.1f|' % (1234.5, 100000, 1000000, 0.0001, 1.0, 3.14159, 2.25) }}",
    "{{ '%(a)s %(b)05.1f' % {'a': 1, 'b': 2.25} }} {{ '%*d' % (5, 42) }} {{ '%.*f' % (2, 3.14159) }} {{ '%-*d|' % (5, 42) }}",
    "{{ '%s %s' | format('a', 'b') }} {{ '%(x)s' | format(x=1) }} {{ '%d%%' | format(50) }} {{ '%a' % 'é' }} {{ '%s' % y }}",
)

table(
    "str.format",
    "{{ '{} {}'.format(1, 'a') }} {{ '{0} {1} {0}'.format(1, 'b') }} {{ '{a} {b.c} {d[0]} {d[-1]}'.format(a=1, b={'c': 2}, d=[3]) }} {{ '{{}}'.format() }} {{ '{!r} {!s}'.format('a', 'b') }}",
    "{{ '[{:>6}] [{:<6}] [{:^6}] [{:*^7}] [{:6}] [{:6d}]'.format('a', 'b', 'c', 'd', 'e', 5) }}",
    "{{ '{:d} {:+d} {:05d} {:,} {:_} {:x} {:#x} {:b} {:o} {:X} {:e} {:c}'.format(5, 5, 5, 1234567, 1234567, 255, 255, 5, 8, 255, 12345, 65) }}",
    "{{ '{:.2f} {:8.3f} {:.0f} {:g} {:.3g} {:%} {:.1%} {:e} {} {:.3} {:10}|'.format(3.14159, 2.5, 2.5, 1e10, 1234.5, 0.25, 0.256, 12345.678, 1e22, 1234.5678, 1.5) }}",
    "{{ '{:>{w}}|{:{p}}'.format('a', 2.5, w=5, p='.2f') }} {{ '{:=+8d} {:08.2f} {:,.2f} {: d}'.format(42, 3.14159, 1234567.891, 7) }} {{ '{:s} {:.2s} {}'.format('abc', 'abc', true) }} {{ '{:010,}'.format(1234567) }}",
    "{{ '{a}'.format_map({'a': 5}) }} {{ '{0[k]}'.format({'k': 'v'}) }} {{ '{x.y}'.format(x={'y': 1}) }}",
)

table(
    "lists and dicts",
    "{{ l[0] }} {{ l[-1] }} {{ l[9] }} {{ l[1:] }} {{ l[::-1] }} {{ l[:-1] }} {{ l[5:] }} {{ l[::2] }} {{ l[true] }} {{ l['x'] }} {{ (1, 2, 3)[1:] }} {{ l[2:0:-1] }} {{ l[-100:100] }}",
    "{{ [1, 2] + [3] }} {{ (1,) + (2,) }} {{ [0] * 3 }} {{ 2 * (1, 2) }} {{ [1] == [1] }} {{ [1] == (1,) }} {{ [1, 2] < [1, 3] }} {{ [1] < [1, 0] }} {{ [[1], 2] == [[1.0], 2] }}",
    "{{ 1 in l }} {{ 9 not in l }} {{ 'a' in d }} {{ 'z' in d }} {{ [1] in [[1]] }} {{ 2 in range(3) }} {{ 1.0 in l }} {{ ('a', 1) in d.items() }} {{ 1 in d.values() }}",
    "{{ l.index(1) }} {{ l.count(3) }} {{ l.copy() }} {{ (1, 2).index(2) }} {{ [1, 2, 1].index(1, 1) }}",
    "{{ d.a }} {{ d['a'] }} {{ d.items is callable }} {{ d['items'] }} {{ d.get('a') }} {{ d.get('z') }} {{ d.get('z', 0) }} {{ d.c.e }} {{ d['c']['e'] }} {{ d.nope }} {{ d['nope'] }} {{ d.keys() | list }} {{ d.values() | list }}",
    "{{ {1: 'int', 1.0: 'float', true: 'bool'} }} {{ {'a': 1, 'a': 2} }} {{ {(1, 2): 3}[(1, 2)] }} {{ {1: 'x'}[true] }} {{ {} == {} }} {{ {'a': 1, 'b': 2} == {'b': 2, 'a': 1} }}",
    "{{ ms[-1]['content'] }} {{ ms[0].role }} {{ ms[5] }} {{ (ms | last).n }} {{ ms[0]['n'] is defined }} {{ ms[1:][0].n }}",
    "{{ range(10)[2] }} {{ range(10)[2:5] }} {{ range(10)[::-3] | list }} {{ range(10)[-1] }} {{ range(3) | length }} {{ range(3) == range(0, 3, 1) }} {{ 5 in range(10) }}",
    "{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}{% for k in d %}{{ k }}{% endfor %}{% for k in d.keys() %}{{ k }}{% endfor %}",
    "{{ [x, [x, {'y': x}]][1][1].y }}",
    "{{ d | length }} {{ l | count }} {{ '' | length }} {{ {} | length }} {{ y | length }} {{ d.items() | length }}",
    "{{ d.b.1 }} {{ d.b.9 }} {{ l[1.0] }} {{ none['a'] }} {{ 5[0] }} {{ d[['a']] }}",
)

table(
    "undefined",
    "[{{ y }}] [{{ y | default('d') }}] [{{ y is defined }}] [{{ y == z }}] [{{ y == none }}] [{{ not y }}] [{{ y | length }}] [{{ y | list }}] [{{ y | join }}] [{{ y | upper }}]",
    "{% for i in y %}a{% else %}empty{% endfor %} {{ y ~ 'a' }} {{ 'a' in y }} {{ y or 'b' }} {{ y in [y] }} {{ y is none }} {{ y is iterable }} {{ y is sequence }} {{ y is string }} {{ y is mapping }} {{ y is callable }}",
    "{{ y.a }}",
    "{{ y['a'] }}",
    "{{ d.nope.deeper }}",
    "{{ y() }}",
    "{{ y + 1 }}",
    "{{ 1 + y }}",
    "{{ 'a' + y }}",
    "{{ -y }}",
    "{{ y < 1 }}",
    "{{ l[9].foo }}",
    "{{ n.foo }}|{{ n.foo is defined }}",
    "{{ n.foo.bar }}",
    "{{ s.foo.bar }}",
    "{{ x.foo() }}",
    "{{ y | int }}",
    "{{ y | float }}",
    "{{ y[1:] }}",
    "{{ (1 if no).foo }}",
    "{{ ([] | first).foo }}",
    "{{ ([] | last) is defined }} {{ ([] | max) is defined }} {{ [] | first }}",
    "{{ d.a.b.c }}",
    "{% set q = y.z %}",
)

table(
    "filters on sequences",
    "{{ l | first }} {{ l | last }} {{ 'abc' | first }} {{ 'abc' | last }} {{ d | first }} {{ (1, 2) | last }} {{ range(4) | last }} {{ d | last }}",
    "{{ l | sort }} {{ l | sort(reverse=true) }} {{ names | sort }} {{ names | sort(case_sensitive=true) }} {{ ms | sort(attribute='role') | map(attribute='role') | list }} {{ [[2, 'b'], [1, 'a'], [2, 'a']] | sort(attribute='0,1') }} {{ 'cab' | sort }} {{ d | sort }}",
    "{{ l | reverse | list }} {{ 'abc' | reverse }} {{ (1, 2) | reverse | list }} {{ range(3) | reverse | list }} {{ {'a': 1, 'b': 2} | reverse | list }}",
    "{{ l | join(', ') }} {{ l | join }} {{ ms | join(',', attribute='role') }} {{ [1, none, true, 2.5, [1]] | join('|') }} {{ 'abc' | join('-') }} {{ d | join(',') }} {{ [] | join(',') }} {{ l | join(1) }}",
    "{{ l | sum }} {{ [0.1, 0.2] | sum }} {{ [] | sum }} {{ l | sum(start=10) }} {{ [{'v': 1}, {'v': 2}] | sum(attribute='v') }} {{ [[1], [2]] | sum(start=[]) }} {{ l | min }} {{ l | max }} {{ names | min }} {{ names | max }} {{ names | max(case_sensitive=true) }} {{ ms | max(attribute='role') }}",
    "{{ [1, 2, 1.0, 'a', 'A', 'a'] | unique | list }} {{ ['a', 'A'] | unique(case_sensitive=true) | list }} {{ ms | unique(attribute='role') | list | length }}",
    "{{ [1, 2, 3, 4, 5] | batch(2) | list }} {{ [1, 2, 3] | batch(2, 0) | list }} {{ [] | batch(2) | list }} {{ [1, 2, 3, 4, 5] | slice(2) | list }} {{ [1, 2, 3, 4] | slice(3, 'x') | list }} {{ [1] | slice(3) | list }}",
    "{{ ms | map(attribute='content') | list }} {{ ms | map(attribute='n') | list }} {{ ms | map(attribute='n', default=0) | list }} {{ ['a', 'b'] | map('upper') | list }} {{ [1, 2] | map('string') | list }} {{ ['a b', 'c'] | map('replace', ' ', '_') | join }} {{ [[1, 2], [3]] | map('length') | list }} {{ [{'a': {'b': 1}}] | map(attribute='a.b') | list }} {{ [[1, 2]] | map(attribute=1) | list }} {{ ['x'] | map('default', 'z') | list }}",
    "{{ [1, 2, 3, 4] | select('odd') | list }} {{ [0, 1, '', 'a', none] | select | list }} {{ [0, 1] | reject | list }} {{ [1, 2, 3] | reject('gt', 1) | list }} {{ [1, 2, 3] | select('in', [1, 3]) | list }} {{ [1, 'a'] | select('string') | list }} {{ range(10) | select('divisibleby', 3) | list }}",
    "{{ ms | selectattr('role', 'eq', 'user') | list }} {{ ms | selectattr('n') | map(attribute='role') | list }} {{ ms | rejectattr('n') | map(attribute='role') | list }} {{ ms | selectattr('n', 'defined') | list | length }} {{ ms | rejectattr('role', 'equalto', 'user') | map(attribute='content') | first }} {{ ms | selectattr('role', 'in', ['user', 'tool']) | list | length }}",
    "{% for role, items in ms | groupby('role') %}{{ role }}:{{ items | length }};{% endfor %}{{ ['b', 'A', 'a'] | groupby('0') }} {% for g in ms | groupby('n', default=0) %}{{ g.grouper }}{{ g.list | length }}{% endfor %}",
    "{{ {'b': 1, 'A': 2, 'c': 0} | dictsort }} {{ {'b': 1, 'A': 2} | dictsort(true) }} {{ {'b': 1, 'a': 2} | dictsort(false, 'value') }} {{ {'b': 1, 'a': 2} | dictsort(reverse=true) }} {{ {'b': 1} | items | list }} {{ y | items | list }}",
    "{{ l | list }} {{ 'abc' | list }} {{ d | list }} {{ (1, 2) | list }} {{ d.items() | list }} {{ range(3) | list }}",
    "{% set g = l | map('string') %}{{ g | list }}{{ g | list }}{{ g is iterable }}{{ g is sequence }}{% if g %}t{% endif %}",
    "{% set g = l | select('odd') %}{{ g | first }}{{ g | first }}{{ (g | first) is defined }}",
    "{{ l | attr('index') is callable }} {{ d | attr('a') is defined }} {{ d | attr('keys') is callable }} {{ s | attr('upper')() }}",
)

table(
    "filters on text and numbers",
    '{{ s | upper }} {{ s | lower }} {{ s | title }} {{ \'hELLO\' | capitalize }} {{ "it\'s (a) dog-house" | title }} {{ 5 | upper }} {{ none | upper }} {{ [1] | string | length }} {{ \'foo bar\' | title }}',
    "[{{ sp | trim }}] [{{ 'xxaxx' | trim('x') }}] [{{ 5 | trim }}] [{{ none | trim }}] [{{ 'a' | center(5) }}] [{{ s | replace('o', '0') }}] [{{ s | replace('o', '0', 1) }}] [{{ 123 | replace(2, 'x') }}] [{{ 'aa' | replace('', '-') }}]",
    '{{ \'a b c\' | wordcount }} {{ "it\'s" | wordcount }} {{ \'foo bar baz qux\' | truncate(9) }} {{ \'foo bar baz qux\' | truncate(9, true) }} {{ \'foo bar baz qux\' | truncate(11) }} {{ \'foo bar baz qux\' | truncate(11, false, \'...\', 0) }} {{ \'foobarbazqux\' | truncate(5, end=\'!\', leeway=0) }} {{ u | truncate(4, true, \'\', 0) }}',
    "{{ 'a\\nb\\n\\nc' | indent }}|{{ 'a\\nb' | indent(2, true) }}|{{ 'a\\n\\nb' | indent(2, blank=true) }}|{{ 'a\\nb' | indent('> ', true) }}|{{ 'a\\n' | indent }}|{{ '' | indent(2, true) }}|{{ 'a\\r\\nb' | indent(1) }}",
    "{{ 'The quick brown fox jumps' | wordwrap(10) }}|{{ 'supercalifragilistic' | wordwrap(8) }}|{{ 'supercalifragilistic x' | wordwrap(8, false) }}|{{ 'a-b well-known thing' | wordwrap(7) }}|{{ 'a b\\nc d' | wordwrap(2, wrapstring='/') }}|{{ 'well-known' | wordwrap(6, break_on_hyphens=false) }}|{{ '  lead and  gaps  ' | wordwrap(6) }}",
    "{{ '12' | int }} {{ '1.9' | int }} {{ 'x' | int }} {{ 'x' | int(7) }} {{ '0x1f' | int(base=16) }} {{ '1f' | int(0, 16) }} {{ 3.9 | int }} {{ -3.9 | int }} {{ true | int }} {{ none | int(5) }} {{ ' 42 ' | int }} {{ '1_000' | int }} {{ '1e3' | int }} {{ '' | int }} {{ [] | int }} {{ '٣' | int }} {{ '0b11' | int(0, 2) }} {{ '12' | int(0, 0) }}",
    "{{ '3.5' | float }} {{ 'x' | float }} {{ 'x' | float(1.5) }} {{ 3 | float }} {{ '1e3' | float }} {{ 'inf' | float }} {{ 'nan' | float }} {{ '-Infinity' | float }} {{ '.5' | float }} {{ '5.' | float }} {{ '1_0.5' | float }} {{ '0x10' | float }} {{ '1d' | float }} {{ none | float }}",
    "{{ 42.55 | round }} {{ 42 | round }} {{ 2.5 | round }} {{ 3.5 | round }} {{ 2.675 | round(2) }} {{ 3.14159 | round(3) }} {{ 42.55 | round(1, 'floor') }} {{ 42.51 | round(1, 'ceil') }} {{ 1234 | round(-2) }} {{ 1250.0 | round(-2) }} {{ -2.5 | round }} {{ 0.5 | round | int }} {{ 5 | round(1, 'ceil') }}",
    "{{ -3 | abs }} {{ 3.5 | abs }} {{ true | abs }} {{ 1000 | filesizeformat }} {{ 1 | filesizeformat }} {{ 999 | filesizeformat }} {{ 123456789 | filesizeformat }} {{ 1024 | filesizeformat(true) }} {{ '2048' | filesizeformat(true) }} {{ 1e30 | filesizeformat }}",
    '{{ \'<a href="x">&\\\'\' | e }} {{ \'<b>\' | escape | e }} {{ \'<b>\' | safe }} {{ (\'<b>\' | safe) + \'<i>\' }} {{ \'<i>\' + (\'<b>\' | safe) }} {{ \'<i>\' ~ (\'<b>\' | safe) }} {{ [\'<b>\' | safe] }} {{ \'<b>\' | safe | upper }} {{ (\'<b>\' | safe) * 2 }} {{ (\'%s\' | safe) % \'<\' }} {{ \'<b>\' | e | forceescape }} {{ (\'<{}>\' | safe).format(\'<\') }} {{ (\'a,b\' | safe).split(\',\') }}',
    "{{ 'a b/c?d=e&é' | urlencode }} {{ {'a': 1, 'b c': 'd/e'} | urlencode }} {{ [('x', 'y z')] | urlencode }} {{ 5 | urlencode }}",
    "{{ {'class': 'x', 'id': none, 'a': '<'} | xmlattr }}|{{ {'a': 1} | xmlattr(false) }}|{{ {} | xmlattr }}",
    "{{ y | default }} {{ e | default('d') }} {{ e | default('d', true) }} {{ n | d('x') }} {{ n | d('x', boolean=true) }} {{ y | default(default_value=l) }} {{ d.nope | default({}) }}",
    "{{ x | string ~ 'a' }} {{ [1, 'a'] | string }} {{ none | string }} {{ 'a' | string | list }}",
    "{{ '%s-%s' | format(1, 2) }} {{ s | batch(4) | map('join') | list }} {{ 'abc' | map('upper') | join }}",
)

table(
    "tojson",
    '{{ d | tojson }} {{ [1, 1.0, 1e22, 1e-7, true, none, \'é\', \'中😀\'] | tojson }} {{ {} | tojson }} {{ [] | tojson }} {{ [[], {}] | tojson }} {{ (1, 2) | tojson }} {{ \'a"b\\\\c\\n\\t\\r\\b\\f\\x00\\x1f\\x7f/\' | tojson }}',
    "{{ d | tojson(indent=2) }}",
    "{{ {'a': [], 'b': {}, 'c': [1, {'d': 2}]} | tojson(indent=4) }}",
    "{{ [1, [2]] | tojson(indent=0) }} {{ [1] | tojson(indent='--') }} {{ {'a': 1} | tojson(indent=1, separators=(';', '=')) }}",
    "{{ {'b': 1, 'a': {'d': 1, 'c': 2}} | tojson(sort_keys=true) }} {{ {'a': 1, 'b': [1, 2]} | tojson(separators=(',', ':')) }}",
    "{{ u | tojson(ensure_ascii=true) }} {{ '<>&\\'' | tojson }} {{ '\\u2028\\x7f' | tojson(true) }}",
    "{{ {1: 'a', true: 'b', none: 'c', 1.5: 'd'} | tojson }}",
    "{{ 'inf' | float | tojson }} {{ 'nan' | float | tojson }}",
    "{{ y | tojson }}",
    "{{ range(3) | tojson }}",
    "{{ {(1, 2): 3} | tojson }}",
    "{{ ms | tojson }} {{ ms | map(attribute='role') | list | tojson }}",
    "{{ {'b': 1, 2: 2} | tojson(sort_keys=true) }}",
)

table(
    "tests",
    "{{ x is number }} {{ f is number }} {{ t is number }} {{ s is number }} {{ x is integer }} {{ t is integer }} {{ f is float }} {{ x is float }} {{ t is boolean }} {{ 1 is boolean }} {{ t is true }} {{ 1 is true }} {{ no is false }} {{ n is none }} {{ n is not none }}",
    "{{ s is string }} {{ l is string }} {{ d is mapping }} {{ l is mapping }} {{ l is sequence }} {{ d is sequence }} {{ s is sequence }} {{ x is sequence }} {{ l is iterable }} {{ s is iterable }} {{ x is iterable }} {{ d is iterable }} {{ range(3) is iterable }}",
    "{{ x is defined }} {{ y is defined }} {{ y is undefined }} {{ d.a is defined }} {{ d.z is defined }} {{ n is defined }} {{ 4 is even }} {{ 4 is odd }} {{ 9 is divisibleby 3 }} {{ 9 is divisibleby(4) }}",
    "{{ 1 is eq 1 }} {{ 1 is equalto 2 }} {{ 1 is ne 2 }} {{ 1 is lt 2 }} {{ 1 is lessthan 1 }} {{ 1 is le 1 }} {{ 2 is gt 1 }} {{ 2 is greaterthan 3 }} {{ 2 is ge 2 }} {{ 1 is in [1] }} {{ 'a' is in 'abc' }} {{ 'x' is in d }}",
    "{{ n is sameas none }} {{ x is sameas x }} {{ t is sameas true }} {{ 1 is sameas true }} {{ l is sameas l }} {{ [1] is sameas [1] }} {{ 'abc' is lower }} {{ 'aBc' is lower }} {{ 'ABC' is upper }} {{ '1' is upper }}",
    "{{ range is callable }} {{ s.upper is callable }} {{ x is callable }} {{ ('a' | safe) is escaped }} {{ 'a' is escaped }} {{ 'upper' is filter }} {{ 'nope' is filter }} {{ 'odd' is test }} {{ 'nope' is test }}",
    "{{ x is not string }} {{ not x is string }} {{ x is string or x is number }} {{ (x is string) is boolean }} {{ x is eq(5) }}",
    "{{ x is nosuch }}",
    "{% if no %}{{ x is nosuch }}{% endif %}ok",
    "{{ x is string is boolean }}",
)

table(
    "if",
    "{% if x %}a{% elif y %}b{% else %}c{% endif %}",
    "{% if no %}a{% elif x %}b{% else %}c{% endif %}",
    "{% if no %}a{% elif zero %}b{% elif e %}c{% else %}d{% endif %}",
    "{% if l and d and s and x and t %}all{% endif %}{% if [] or {} or '' or 0 or 0.0 or none or () %}some{% else %}none{% endif %}",
    "{% if no %}{% set v = 1 %}{% endif %}[{{ v }}]{% if x %}{% set v = 2 %}{% endif %}[{{ v }}]",
    "{% if 'a' in s or 'W' in s %}y{% endif %}{% if x, %}t{% endif %}",
    "{% if range(0) %}a{% else %}b{% endif %}{% if y is defined and y.z %}a{% else %}b{% endif %}",
)

table(
    "for",
    "{% for i in l %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.depth }}{{ loop.depth0 }};{% endfor %}",
    "{% for i in l %}[{{ loop.previtem }}<{{ i }}>{{ loop.nextitem }}]{% endfor %}",
    "{% for i in l %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "{% for i in [1, 1, 2, 2, 1] %}{{ loop.changed(i) }}{% endfor %}{% for i in [1, 1] %}{{ loop.changed(i, 'x') }}{% endfor %}",
    "{% for i in [] %}a{% else %}b{% endfor %}{% for i in l %}a{% else %}b{% endfor %}{% for c in 'ab😀' %}<{{ c }}>{% endfor %}",
    "{% for i in range(6) if i is odd %}{{ i }}{{ loop.index }}{{ loop.length }}{{ loop.last }};{% else %}none{% endfor %}",
    "{% for i in range(6) if i > 9 %}{{ i }}{% else %}none{% endfor %}",
    "{% for a, b in [(1, 2), [3, 4], 'xy'] %}{{ a }}{{ b }};{% endfor %}{% for (a, b), c in [((1, 2), 3)] %}{{ a }}{{ b }}{{ c }}{% endfor %}{% for a, in [(1,)] %}{{ a }}{% endfor %}",
    "{% for i in l %}{% if loop.first %}{% continue %}{% endif %}{{ i }}{% endfor %}|{% for i in l %}{{ i }}{% if i == 1 %}{% break %}{% endif %}{% endfor %}",
    "{% for i in [1] %}{% break %}{% else %}else{% endfor %}|{% for i in [1, 2] %}{% continue %}{% else %}else{% endfor %}|{% for i in [1, 2] %}{% if i == 2 %}{% break %}{% endif %}{% else %}else{% endfor %}",
    "{% for i in l %}{% for j in l if j != i %}{% if j == 1 %}{% break %}{% endif %}{{ i }}{{ j }} {% else %}E{% endfor %}{{ loop.index }};{% endfor %}",
    "{% for n in tree recursive %}{{ n.v }}@{{ loop.depth }}{% if n.kids %}({{ loop(n.kids) }}){% endif %}{% endfor %}",
    "{% for n in tree recursive %}<{{ n.v }}{{ loop.first }}{{ loop(n.kids) }}>{% else %}-{% endfor %}",
    "{% for i in l %}{% set v = i %}{{ v }}{% endfor %}[{{ v }}]",
    "{% set v = 0 %}{% for i in l %}{% set v = v + i %}{{ v }},{% endfor %}{{ v }}",
    "{% for i in l %}{{ v }}{% set v = i %}{{ v }};{% endfor %}",
    "{% set i = 'out' %}{% for i in l %}{{ i }}{% endfor %}{{ i }}",
    "{% for x in x %}{% endfor %}",
    "{% set ns = namespace(prev=0) %}{% for i in [1, 1, 2, 2, 3] if i != ns.prev %}{{ i }}{% set ns.prev = i %}{% endfor %}",
    "{% for i in l %}{{ loop.nextitem is defined }}{{ loop.previtem is undefined }}{% endfor %}",
    "{% for i in l | map('string') %}{{ loop.length }}{{ loop.revindex }}{{ i }}{% endfor %}",
    "{% for k, v in d | dictsort %}{{ k }}{{ loop.index }}{% endfor %}{% for k, v in d | items %}{{ k }}{% endfor %}",
    "{% for i in l %}{{ loop.foo }}{{ loop['index'] }}{% endfor %}",
    "{% for i in l if loop.index %}{{ i }}{% endfor %}",
    "{% for i in 5 %}{% endfor %}",
    "{% for a, b in [1] %}{% endfor %}",
    "{% for a, b in [(1, 2, 3)] %}{% endfor %}",
    "{% for a, b, c in [(1, 2)] %}{% endfor %}",
    "{% for i in none %}{% endfor %}",
    "{% for i in l %}{{ loop(l) }}{% endfor %}",
    "{% for loop in l %}{% endfor %}",
)

table(
    "set and namespace",
    "{% set a = 1 %}{% set b, c = 2, [3] %}{% set (d, e) = 'xy' %}{{ a }}{{ b }}{{ c }}{{ d }}{{ e }}",
    "{% set a = 1, 2 %}{{ a }}{% set a = a | first if a else none %}{{ a }}",
    "{% set a %}x {{ x }}{% endset %}[{{ a }}]{{ a is string }}",
    "{% set a | upper | replace('X', 'y') %}x {{ x }}{% endset %}[{{ a }}]",
    "{% set a | indent(2, true) %}p\nq{% endset %}[{{ a }}]",
    "{% set a %}{% set b = 1 %}{{ b }}{% endset %}{{ a }}[{{ b }}]",
    "{% set ns = namespace(a=1, b='x') %}{% set ns.a = ns.a + 1 %}{% set ns.new = 3 %}{{ ns.a }}{{ ns.b }}{{ ns.new }}{{ ns.nope }}{{ ns['a'] }}",
    "{% set ns = namespace({'a': 1}, b=2) %}{{ ns.a }}{{ ns.b }}{% set ns.a, ns.b = 3, 4 %}{{ ns.a }}{{ ns.b }}",
    "{% set ns = namespace(found=false) %}{% for i in l %}{% if i == 1 %}{% set ns.found = true %}{% endif %}{% endfor %}{{ ns.found }}",
    "{% set ns = namespace() %}{% set ns.text %}a{{ x }}{% endset %}{{ ns.text }}",
    "{% set a.b = 1 %}",
    "{% set d.a = 1 %}",
    "{% set 1 = 2 %}",
    "{% set a, b = 1 %}",
    "{% set a, b = [1, 2, 3] %}",
    "{% set x = x + 1 %}{{ x }}{% set x = x + 1 %}{{ x }}",
    "{% set messages = ms[1:] %}{{ messages | length }}{{ ms | length }}",
    "{% set y = y | default('v') %}{{ y }}",
    "{% for i in l %}{{ b }}{% endfor %}{% set b = 1 %}{{ b }}",
    "{% set none = 1 %}",
    "{% for i in [1] %}{% set loop = 1 %}{% endfor %}",
)

add("names that a block assigns later", "{% for i in [1] %}[{{ b }}]{% endfor %}{% set b = 1 %}{{ b }}", b='given', l=[1])
add("names that a block assigns later", "{% set b %}[{{ b }}]{% endset %}{{ b }}", b='given')
add("names that a block assigns later", "{% macro m() %}[{{ b }}]{% endmacro %}{{ m() }}{% set b = 1 %}{{ m() }}", b='given')
add("names that a block assigns later", "{% macro m() %}[{{ b }}]{% endmacro %}{{ m() }}{% if true %}{% set b = 1 %}{% endif %}{{ m() }}", b='given')
add("names that a block assigns later", "{{ b }}{% for i in [1] %}[{{ b }}]{% set b = i %}[{{ b }}]{% endfor %}{% set b = 2 %}{{ b }}", b='given')

table(
    "macro and call",
    "{% macro m(a, b=2) %}{{ a }}-{{ b }};{% endmacro %}{{ m(1) }}{{ m(1, 3) }}{{ m(b=5, a=4) }}{{ m() }}",
    "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, 3, k=4) }}{{ m() }}{{ m(*[1, 2], **{'z': 3}) }}",
    "{% macro m(a, b=a ~ 'x') %}{{ b }}{% endmacro %}{{ m('q') }}{{ m('q', 'r') }}",
    "{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}body {{ x }}{% endcall %}",
    "{% macro m(items) %}{% for i in items %}{{ caller(i, loop.index) }}{% endfor %}{% endmacro %}{% call(v, n=0) m(l) %}<{{ v }}.{{ n }}>{% endcall %}",
    "{% macro m() %}{{ caller is defined }}{{ caller }}{% endmacro %}{{ m() }}",
    "{% macro f(n) %}{{ n }}{% if n > 0 %}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }}",
    "{% macro m() %}{{ x }}{% set x = 9 %}{{ x }}{% endmacro %}{{ m() }}{{ x }}",
    "{% macro m() %} a {% endmacro %}[{{ m() | trim }}]{{ m() | length }}{{ m.name }}{{ m.arguments }}{{ m.catch_kwargs }}",
    "{% for i in l %}{% macro m() %}{{ i }}{% endmacro %}{{ m() }}{% endfor %}",
    "{% macro m() %}{{ v }}{% endmacro %}{% set v = 1 %}{{ m() }}{% set v = 2 %}{{ m() }}",
    "{% macro outer() %}{% macro inner() %}in{% endmacro %}{{ inner() }}out{% endmacro %}{{ outer() }}[{{ inner is defined }}]",
    "{% macro m(x) %}{{ x | default('d') }}{{ x is defined }}{% endmacro %}{{ m() }}{{ m(none) }}",
    "{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}",
    "{% macro m(a) %}{% endmacro %}{{ m(b=1) }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{% call m(1) %}{% endcall %}",
    "{% macro m(a=1, b) %}{% endmacro %}",
    "{% call x %}{% endcall %}",
    "{% macro m() %}{{ caller(1) }}{% endmacro %}{% call m() %}a{% endcall %}",
    "{{ m() }}{% macro m() %}a{% endmacro %}",
    "{% macro m(caller) %}{{ caller }}{% endmacro %}",
    "{% if x %}{% macro m() %}a{% endmacro %}{% endif %}{{ m() }}",
    "{% macro m(a, a2=[]) %}{{ a2 + [a] }}{% endmacro %}{{ m(1) }}{{ m(2) }}",
    "{% call(a, b='z') (namespace(f=range).f) %}{% endcall %}",
)

table(
    "blocks",
    "{% filter upper %}a{{ s }}b{% endfilter %}",
    "{% filter trim | replace('a', 'b') | indent(2) %}  xa\nya  {% endfilter %}",
    "{% with a = 1, b = x %}{{ a }}{{ b }}{% endwith %}[{{ a }}]",
    "{% with %}{% set q = 1 %}{{ q }}{% endwith %}[{{ q }}]",
    "{% set a = 'o' %}{% with a = 'i', b = a %}{{ a }}{{ b }}{% endwith %}{{ a }}",
    "{% with a, b = (1, 2) %}{{ a }}{{ b }}{% endwith %}",
    "a{% generation %}b{{ x }}{% endgeneration %}c{% generation %}{% endgeneration %}",
    "{% for m in ms %}<{{ m.role }}>{% if m.role == 'assistant' %}{% generation %}{{ m.content }}😀{% endgeneration %}{% endif %}</{{ m.role }}>{% generation %}!{% endgeneration %}{% endfor %}",
    "{% generation %}{% set v = 1 %}{% endgeneration %}[{{ v }}]",
    "{% filter nope %}{% endfilter %}",
    "{% filter upper %}{% set v = 1 %}{% endfilter %}[{{ v }}]",
)

table(
    "globals",
    "{{ range(3) | list }} {{ range(2, 5) | list }} {{ range(-1) | list }} {{ range(10, 0, -3) | list }}",
    "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}{{ c.reset() }}{{ c.current }}",
    "{% set j = joiner('; ') %}{% for i in l %}{{ j() }}{{ i }}{% endfor %}{% set k = joiner() %}{{ k() }}{{ k() }}",
    "{{ strftime_now('%Y-%m-%d') }} {{ strftime_now('%d %b %Y') }} {{ strftime_now('%A, %B %d, %Y, %I:%M %p') }} {{ strftime_now('%a %j %U %W %w %u %V %G %y %H:%M:%S.%f %% %D %F %T %R %e %C %h %n%t|%x %X %c %Z%z|') }} {{ strftime_now('%-d/%-m %-I') }}",
    "{{ raise_exception('Roles must alternate') }}",
    "{{ raise_exception('a' ~ x) }}",
    "{{ range(1000000) }}",
    "{{ range() }}",
    "{{ range('a') }}",
    "{{ range(1, 2, 0) }}",
    "{{ dict(a=1).a }} {{ dict() }} {{ namespace is callable }} {{ raise_exception is defined }}",
    "{{ cycler() }}",
    "{{ dict([1]) }}",
    "{{ namespace(1) }}",
)

table(
    "errors",
    "{{ 1 + 'a' }}",
    "{{ 'a' + 1 }}",
    "{{ [1] + 'a' }}",
    "{{ [1] + (2,) }}",
    "{{ 'a' - 'b' }}",
    "{{ 'a' * 'b' }}",
    "{{ {} + {} }}",
    "{{ 1 / 0 }}",
    "{{ 1 // 0 }}",
    "{{ 1 % 0 }}",
    "{{ 1.0 / 0 }}",
    "{{ 1.0 // 0 }}",
    "{{ 1.0 % 0 }}",
    "{{ 0 ** -1 }}",
    "{{ 1 < 'a' }}",
    "{{ none < 1 }}",
    "{{ [1] < ['a'] }}",
    "{{ {} < {} }}",
    "{{ 1 in 'a' }}",
    "{{ 1 in 5 }}",
    "{{ {[1]: 2} }}",
    "{{ [1] in {} }}",
    "{{ -'a' }}",
    "{{ x() }}",
    "{{ s() }}",
    "{{ x[1:] }}",
    "{{ d[1:] }}",
    "{{ l['a':] }}",
    "{{ s[::0] }}",
    "{{ l.append(1) }}",
    "{{ l.sort() }}",
    "{{ d.update({}) }}",
    "{{ d.pop('a') }}",
    "{{ l.append }}|{{ l.append is defined }}",
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ x | nofilter }}",
    "{% if no %}{{ x | nofilter }}{% endif %}ok",
    "{{ (x | nofilter) if no else 'ok' }}",
    "{% if x %}{{ x | nofilter }}{% endif %}",
    "{% for i in [] %}{{ i | nofilter }}{% endfor %}",
    "{{ l | map('nofilter') | list }}",
    "{{ l | select('notest') | list }}",
    "{{ l | map | list }}",
    "{{ ms | selectattr | list }}",
    "{{ 5 | length }}",
    "{{ 5 | list }}",
    "{{ 5 | join }}",
    "{{ 5 | first }}",
    "{{ 5 | sort }}",
    "{{ 5 | sum }}",
    "{{ [1, 'a'] | sort }}",
    "{{ ['a'] | sum }}",
    "{{ 'a' | abs }}",
    "{{ 5 | dictsort }}",
    "{{ l | items | list }}",
    "{{ ''.join([1]) }}",
    "{{ 'a'.split('') }}",
    "{{ 'a'.index('z') }}",
    "{{ l.index(9) }}",
    "{{ '%d' % 'a' }}",
    "{{ '%s %s' % 'a' }}",
    "{{ '%s' % (1, 2) }}",
    "{{ '%z' % 1 }}",
    "{{ '%' % 1 }}",
    "{{ '%(a)s' % 1 }}",
    "{{ '%(a)s' % {} }}",
    "{{ '{}'.format() }}",
    "{{ '{a}'.format() }}",
    "{{ '{'.format() }}",
    "{{ '}'.format() }}",
    "{{ '{:d}'.format('a') }}",
    "{{ '{:q}'.format(1) }}",
    "{{ 'a'.zfill('x') }}",
    "{{ 'a'.center(3, 'xy') }}",
    "{{ 'foo' | truncate(1) }}",
    "{{ 1e308 * 10 }}",
    "{{ 2.0 ** 5000 }}",
    "{{ f(x) }}",
    "{{ d.a() }}",
    "{{ l | round }}",
    "{{ 3.5 | round(1, 'up') }}",
    "{{ y.z }} after",
    "{{ n + 1 }}",
    "{{ d['a']['b']['c'] }}",
)

table(
    "syntax errors",
    "{{ }}",
    "{{ x",
    "{{ x }",
    "{% if x %}",
    "{% if %}a{% endif %}",
    "{% for i in l %}",
    "{% for in l %}{% endfor %}",
    "{% endif %}",
    "{% endfor %}a",
    "{% if x %}{% endfor %}",
    "{% nosuchtag %}",
    "{% %}",
    "{% 5 %}",
    "{{ x y }}",
    "{{ 1 2 }}",
    "{{ (1 }}",
    "{{ [1, }}",
    "{{ {1: } }}",
    "{{ ) }}",
    "{{ (] }}",
    "{{ 'abc }}",
    "{{ x ! y }}",
    "{{ x ? y }}",
    "{{ x & y }}",
    "{# open",
    "{% raw %} open",
    "{{ x. }}",
    "{{ x['a' }}",
    "{{ x | }}",
    "{{ x is }}",
    "{{ f(a=1, 2) }}",
    "{{ f(**d, 1) }}",
    "{{ 1 if }}",
    "{{ 'a' if x else }}",
    "{% set %}",
    "{% set x %}",
    "{% set x = %}",
    "{% macro %}{% endmacro %}",
    "{% macro m %}{% endmacro %}",
    "{% else %}",
    "{% if x %}a{% else %}b{% else %}c{% endif %}",
    "{% do x %}",
    "{{ '\\x1' }}",
    "{{ '\\N{no such}' }}",
    "{{ a.1.b c }}",
    "{{ not }}",
    "{{ *x }}",
    "{% for i l %}{% endfor %}",
    "line 1\nline 2 {{ x y }}",
    "{{ 01 }}",
    "{{ x + }}",
    "{% if x }}a{% endif %}",
    "{% call %}{% endcall %}",
    "{% filter %}{% endfilter %}",
    "{% endraw %}",
    "{{ ä }}",
    "{{ €a }}",
    "{% with a %}{% endwith %}",
    "{{ 'a' 5 }}",
    "{{ x.'a' }}",
)

# What the differences were that random templates, rendered by both, brought to light.
table(
    "found by comparing",
    "[{{ ''[::-1] }}] [{{ e[2:0:-1] }}] [{{ [][::-1] }}] [{{ range(0)[::-1] | list }}]",
    "{{ {} | truncate(5) }} {{ [1] | truncate(5) }} {{ (y | last) is defined }} {{ '' % range(4) }} {{ '' % d }}",
    "{% set ns = namespace(v=1) %}{% for a in [0, 3, 0] if a != ns.v %}{% set ns.v = (loop.nextitem if loop) %}{{ a }}{% endfor %}",
    "{% set ns = namespace(v=0) %}{% for a in [1, 2, 3] if a > ns.v %}{{ loop.last }}{% set ns.v = 9 %}{{ a }}{% endfor %}",
    "{{ '[{:05}] [{:>05}] [{:<05}] [{:^07.1f}] [{:=+5}]'.format('a', 5, 6, 2.25, 7) }}",
    "{{ '[{:5}] [{:d}] [{:.2}] [{:.4}] [{:.0}] [{:#.3g}]'.format(true, true, 1234.5, 1234.5, 0.0, 1.0) }}",
    "{{ '{:+}'.format('a') }}",
    "{{ '{:=5}'.format('a') }}",
    "{{ '{:,x}'.format(5) }}",
    "{{ '{:.2}'.format(5) }}",
    "{{ '{:c}'.format(-1) }}",
    "{{ '{:.}'.format(1.5) }}",
    "{{ '{:5dd}'.format(5) }}",
    "{{ '{:d}'.format([1]) }}",
    "{{ {[1]: -'a'} }}",
    "{{ 'inf' | filesizeformat }} {{ 'nan' | filesizeformat }} {{ '-1' | filesizeformat }}",
    "{{ -1 in range(3) }} {{ 4 in range(0, 9, 2) }} {{ 5 in range(0, 9, 2) }} {{ 9 in range(9, 0, -3) }} {{ 0 in range(9, 0, -3) }} {{ 2.0 in range(3) }} {{ true in range(2) }} {{ 'a' in range(2) }} {{ 1 in range(0) }}",
    "{{ 12345678901234567890 * 'a' }}",
    "{{ -1 | attr('x') | last }} {{ '%.30f' % 0.1 }} {{ '%.3f' % 1e22 }} {{ '{:.25g}'.format(0.1) }}",
)
# Python names jinja2's own functions in these messages; we name the filter or method.
add("arguments", "{{ s.upper(1) }}", our_error="upper() takes at most 0 arguments (1 given)")
add("arguments", "{{ l | map('upper', 1) | list }}", our_error="upper() takes at most 0 arguments (1 given)")
add("arguments", "{{ s | replace('a') }}", our_error="replace() missing required argument: 'new'")
add("arguments", "{{ s | trim(what=1) }}", our_error="trim() got an unexpected keyword argument 'what'")

# These end in an error of Python's own compiler, which knows nothing of templates.
for word in ("break", "continue"):
    add("loop controls", "{% " + word + " %}", our_error=f"'{word}' outside loop")
    for block in ("macro m()", "call f()", "generation"):
        end = "end" + block.split()[0].split("(")[0]
        template = "{% for i in l %}{% " + block + " %}{% " + word + " %}{% " + end + " %}{% endfor %}"
        add("loop controls", template, our_error=f"'{word}' outside loop")

# We cut the whole template into tokens before we parse it, so brackets that do not match are found first.
add("brackets", "{% macro m(a %}{% endmacro %}", our_error="unexpected '}', expected ')'")

# jinja2 has these tags, but they need other templates or automatic escaping, which a chat template has not.
for tag in ("include 'a'", "import 'a' as b", "from 'a' import b", "extends 'a'", "block a", "autoescape true"):
    name = tag.split()[0]
    error = "a chat template stands alone, it cannot use {% " + name + " %}"
    add("refused tags", "{% " + tag + " %}{% end" + name + " %}", our_error=error)


def expectation(case, variables):
    source = (TARGET / case["file"]).read_text(encoding="utf-8") if "file" in case else case["template"]
    # A copy, because some filters of jinja2 change lists that they are given.
    result = outcome(source, json.loads(json.dumps(variables)))
    if case["our_error"] is not None:
        assert "error" in result or case["name"] == "refused tags", case
        return {"error": case["our_error"]}
    return result


def main():
    warnings.simplefilter("ignore")
    shared = {"data": DATA} | CHATS
    with open(TARGET / "variables.json", "w", encoding="utf-8") as out:
        print(json.dumps(shared, ensure_ascii=False, indent=1), file=out)
    with open(TARGET / "cases.jsonl", "w", encoding="utf-8") as out:
        for case in CASES + chat_cases():
            variables = case["variables"]
            expected = expectation(case, shared[variables] if isinstance(variables, str) else variables)
            line = {key: value for key, value in case.items() if key != "our_error"} | expected
            print(json.dumps(line, ensure_ascii=False), file=out)


if __name__ == "__main__":
    main()

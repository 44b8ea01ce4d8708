#!/usr/bin/env bash
# lxml.html sends "on" for a radio or a checkbox that is checked and whose value is empty.
#
# Behaviour: Form.form_values() answers ("behalf", "on") for <input type="radio" name="behalf" value="" checked>. The HTML
# standard submits the value attribute where there is one, also an empty one ("on" only where there is none), as browsers do.
# lxml contradicts itself: form.fields["behalf"] of the same radio is "".
# Versions: lxml 6.1.3 (libxml2 of its wheel), CPython 3.11.
# Why it matters: Django's "neither of these" choice has the empty value. A client that fills in a form by lxml and sends the
# rest as it stands is refused with "Select one of the choices", or stores "on".
# A good guess would have been: an empty text, as for <option value="">, which lxml sends rightly.
# Output seen:
#   form_values: [('behalf', 'on'), ('none', 'on'), ('channel', '')]
#   fields['behalf']: ''
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from lxml import html

form = html.fromstring(
    '<form><input type="radio" name="behalf" value="" checked><input type="radio" name="behalf" value="mine">'
    '<input type="checkbox" name="none" value="" checked>'
    '<select name="channel"><option value="">Choose one</option></select></form>'
)
sent, read = form.form_values(), form.fields["behalf"]
print(f"form_values: {sent}\nfields['behalf']: {read!r}")
assert sent == [("behalf", "on"), ("none", "on"), ("channel", "")], "lxml sends something else now"
assert read == "", "lxml reads something else now"
PYTHON

"""Checks that the questions of a page's form are kept as data for the bare page."""

from bench.questions import questions
from bench.visitor import filled

PAGE = """
<form method="post"><input name="csrfmiddlewaretoken" value="x" type="hidden"></form>
<form method="post">
  <input type="hidden" name="csrfmiddlewaretoken" value="secret"><input type="hidden" name="token" value="7">
  <label for="words">What happened</label><p id="hint">What was <b>said</b>.</p>
  <textarea id="words" name="words" aria-describedby="hint none">As it was</textarea>
  <fieldset><legend>Whose conduct</legend>
    <input type="radio" id="a" name="whose" value="customer" checked><label for="a">The customer</label>
    <input type="radio" id="b" name="whose" value="visitor"><label for="b">A visitor</label>
  </fieldset>
  <input type="radio" name="behalf" value="" checked>
  <label for="c">How</label>
  <select id="c" name="channel"><option value="">Choose</option><option value="email">Email</option></select>
  <label for="d">Day</label><input id="d" name="day" inputmode="numeric" value="4">
  <button name="action" value="save">Save</button>
</form>"""


def test_controls_become_questions_in_their_order():
    assert questions(PAGE, method="POST") == [
        {"name": "token", "kind": "hidden", "label": "", "help": "", "choices": []},
        {"name": "words", "kind": "textarea", "label": "What happened", "help": "What was said.", "choices": []},
        {
            "name": "whose",
            "kind": "radio",
            "label": "Whose conduct",
            "help": "",
            "choices": [("customer", "The customer"), ("visitor", "A visitor")],
        },
        {"name": "behalf", "kind": "radio", "label": "", "help": "", "choices": [("", "")]},
        {"name": "channel", "kind": "select", "label": "How", "help": "", "choices": [("", "Choose"), ("email", "Email")]},
        {"name": "day", "kind": "text", "label": "Day", "help": "", "choices": []},
    ]


def test_form_is_sent_with_its_values_except_the_answered_ones():
    assert filled(PAGE, {"words": "New", "ways": ["email", "letter"], "action": "save"}) == [
        ("csrfmiddlewaretoken", "secret"),
        ("token", "7"),
        ("whose", "customer"),
        ("channel", ""),
        ("day", "4"),
        ("words", "New"),
        ("ways", "email"),
        ("ways", "letter"),
        ("action", "save"),
    ]

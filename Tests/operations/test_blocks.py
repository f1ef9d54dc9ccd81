"""What blocks.py takes for commands: whatever it passed over would never be run."""

import unittest

import blocks


class BlockTests(unittest.TestCase):
    def wrong(self, markdown):
        return [blocks.commands(lines) for _, mark, lines in blocks.blocks(markdown) if mark is None]

    def test_a_command_has_a_mark_or_is_found(self):
        self.assertEqual(self.wrong("Text.\n\n    f1lake status\n"), ["f1lake status"])
        self.assertEqual(self.wrong("Text.\n\n<!-- run -->\n\n    f1lake status\n"), [])

    def test_settings_may_stand_before_a_command_and_on_the_line_before_it(self):
        for text in ("A=1 f1lake status", "A=1 B=2 \\\n      docker compose up"):
            self.assertEqual(self.wrong(f"Text.\n\n    {text}\n"), [text.replace("\n    ", "\n")])

    def test_what_a_command_prints_is_none(self):
        self.assertEqual(self.wrong("Text.\n\n    5 of 5 sessions stored\n"), [None])

    def test_only_the_lines_after_a_dollar_are_run(self):
        self.assertEqual(self.wrong("Text.\n\n    $ f1lake ls\n    bronze.laps\n"), ["f1lake ls"])

    def test_a_block_below_the_item_of_a_list_counts(self):
        self.assertEqual(self.wrong("1. First:\n\n       make test\n"), ["make test"])


if __name__ == "__main__":
    unittest.main()

"""What is fetched is what was written down, whole or not at all."""

import bz2
import gzip
import pathlib
import re
import sys
import tempfile
import unittest
import unittest.mock
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "book/data"))

import fetch  # noqa: E402


class Fetching(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.wheel = self.home / "text-1.whl"
        with zipfile.ZipFile(self.wheel, "w") as archive:
            archive.writestr("text/words.txt", "seven words that nobody will ever read")
        self.row = {"file": "words/words.txt", "package": "text==1", "member": "text/words.txt",
                    "sha256": "f" * 64}
        patch = unittest.mock.patch.object(fetch, "HOME", self.home / "data")
        patch.start()
        self.addCleanup(patch.stop)

    def write_down(self):
        path = self.home / "copy"
        path.write_text("seven words that nobody will ever read")
        self.row["sha256"] = fetch.hash_of(path)

    def test_a_file_of_other_contents_is_refused_and_leaves_nothing(self):
        self.assertIn("is not the file that was written down", fetch.unpack(self.row, self.wheel))
        self.assertFalse((self.home / "data").exists())

    def test_a_package_without_the_file_is_named(self):
        self.row["member"] = "text/other.txt"
        self.assertEqual(fetch.unpack(self.row, self.wheel), "text==1 has no text/other.txt")

    def test_what_is_there_is_not_fetched_again(self):
        self.write_down()
        self.assertIsNone(fetch.unpack(self.row, self.wheel))
        with unittest.mock.patch.object(fetch, "download", side_effect=AssertionError):
            self.assertEqual(fetch.fetch([self.row]), [])

    def test_a_damaged_file_is_fetched_again(self):
        self.write_down()
        fetch.unpack(self.row, self.wheel)
        (self.home / "data/words/words.txt").write_text("seven")
        with unittest.mock.patch.object(fetch, "download", return_value=(self.wheel, None)):
            self.assertEqual(fetch.fetch([self.row]), [])
        self.assertTrue(fetch.is_here(self.row))

    def test_no_network_is_one_sentence_for_a_package(self):
        rows = [self.row, dict(self.row, file="words/again.txt")]
        with unittest.mock.patch.object(fetch, "download", return_value=(None, "no answer")):
            self.assertEqual(fetch.fetch(rows), ["text==1 could not be fetched: no answer."])

    def test_what_is_packed_is_written_down_and_kept_unpacked(self):
        words = b"seven words that nobody will ever read"
        with zipfile.ZipFile(self.wheel, "w") as archive:
            archive.writestr("text/words.txt.bz2", bz2.compress(words))
        self.row["member"] += ".bz2"
        self.write_down()
        self.assertIsNone(fetch.unpack(self.row, self.wheel))
        self.assertEqual((self.home / "data/words/words.txt").read_bytes(), words)

    def test_what_is_installed_is_copied_in_order_and_once(self):
        (self.home / "5.1").mkdir()
        (self.home / "5").symlink_to(self.home / "5.1")
        (self.home / "5.1/b.gz").write_bytes(gzip.compress(b"second"))
        (self.home / "5.1/a").write_bytes(b"first ")
        fetch.copy([{"file": "local/text", "source": f"{self.home}/5*/[ab]*"},
                    {"file": "local/none", "source": f"{self.home}/6*/*"}])
        self.assertEqual((self.home / "data/local/text").read_bytes(), b"first second")
        self.assertFalse((self.home / "data/local/none").exists())

    def test_each_listed_file_is_pinned(self):
        rows = fetch.listed()
        self.assertEqual(len({row["file"] for row in rows}), len(rows))
        for row in rows:
            self.assertRegex(row["sha256"], re.compile("^[0-9a-f]{64}$"))
            self.assertRegex(row["package"], r"^[\w-]+==[\d.]+$")


if __name__ == "__main__":
    unittest.main()

namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>What a whole document is written in, judged by all its lines; then each line is read by itself, for many documents mix old and new fonts.</summary>
public sealed class OldReading
{
    private const int FewestWords = 4;
    private readonly OldAlphabet[] _present;
    private readonly bool _isMostlyOld;

    private OldReading(OldAlphabet[] present, bool isMostlyOld)
    {
        _present = present;
        _isMostlyOld = isMostlyOld;
    }

    /// <summary>The old alphabets found; empty for a document in Unicode.</summary>
    public IReadOnlyList<OldAlphabet> Alphabets => _present;

    /// <summary>Whether the document has text in an old alphabet.</summary>
    public bool IsOld => _present.Length > 0;

    /// <summary>Judges a document by its text.</summary>
    /// <param name="hints">Alphabets that the names of its fonts speak for: a few words are enough for them.</param>
    public static OldReading Of(string text, IReadOnlyCollection<OldAlphabet>? hints = null)
    {
        if (OldText.IsModern(text) && hints is not { Count: > 0 })
            return new OldReading([], isMostlyOld: false);
        // Marks that stand behind their letters are today's Vietnamese from a Mac, and look like an old font's otherwise.
        text = text.Composed();
        var evidence = OldAlphabet.ToldByWords.Union(hints ?? []).Select(a => new Evidence(a)).ToArray();
        var living = WordCount.None;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (System.Text.Ascii.IsValid(line))
                continue;
            var before = WordCount.Of(line);
            living += before;
            if (before.Strange == 0)
                continue;
            var written = line.ToString();
            foreach (var one in evidence)
                one.Weigh(written, before);
        }
        var best = evidence.Where(e => e.Speaks(hints?.Contains(e.Alphabet) == true ? 1 : FewestWords)).OrderByDescending(e => e.Gain).ToArray();
        // A second alphabet must bring much of its own: the same words often fit two.
        OldAlphabet[] present = [.. best.Where(e => e.Gain * 4 >= best[0].Gain).Take(2).Select(e => e.Alphabet)];
        return new OldReading(present, best.Length > 0 && best[0].Gain > living.Vietnamese / 2);
    }

    /// <summary>Whether a text is Vietnamese beyond doubt: most of its words with marks are.</summary>
    public static bool IsVietnamese(string text)
    {
        var count = WordCount.Of(text);
        return count.Vietnamese >= FewestWords && count.Vietnamese > 4 * count.Strange && count.Vietnamese * 20 > text.Length / 5;
    }

    /// <summary>The text in Unicode, line by line. A document in Unicode comes back as it is, but for letters of other alphabets in Vietnamese words.</summary>
    public string Mend(string text)
    {
        var mended = OldLetters.Mend(text.Composed());
        if (_present.Length == 0)
            return mended;
        return string.Join('\n', mended.Split('\n').Select(MendLine));
    }

    private string MendLine(string line)
    {
        var hasHyphen = _isMostlyOld && line.Contains('-', StringComparison.Ordinal);
        if (OldText.IsModern(line) && !hasHyphen)
            return line;
        var before = WordCount.Of(line);
        var (best, most) = (line, 0);
        foreach (var alphabet in _present)
        {
            var read = alphabet.Read(line);
            var after = WordCount.Of(read);
            var gain = Gain(before, after);
            // Words that both could have written ("líp": "lớp" or "líp") go with the rest of the document.
            if (gain == 0 && _isMostlyOld && after.Strange <= before.Strange && read != line)
                gain = 1;
            if (gain > most)
                (best, most) = (read, gain);
        }
        return best;
    }

    private static int Gain(WordCount before, WordCount after) => after.Vietnamese - before.Vietnamese + Math.Min(0, before.Strange - after.Strange);

    private sealed class Evidence(OldAlphabet alphabet)
    {
        private readonly HashSet<string> _words = new(StringComparer.Ordinal);
        private readonly HashSet<char> _signs = [];
        private int _strange;

        public OldAlphabet Alphabet { get; } = alphabet;

        public int Gain { get; private set; }

        public void Weigh(string line, WordCount before)
        {
            var read = Alphabet.Read(line);
            if (read == line)
            {
                _strange += before.Strange;
                return;
            }
            var after = WordCount.Of(read);
            _strange += after.Strange;
            Gain += Math.Max(0, OldReading.Gain(before, after));
            if (after.Vietnamese <= before.Vietnamese || (_words.Count >= FewestWords && _signs.Count >= FewestWords))
                return;
            var written = Words(line);
            var became = Words(read);
            foreach (var word in became.Where(w => !written.Contains(w) && Syllable.Fits(w)))
                _words.Add(word);
            foreach (var word in written.Where(w => !became.Contains(w)))
                _signs.UnionWith(word.Where(c => !char.IsAscii(c)));
        }

        // Different words of different letters, and most of what was not Vietnamese becomes so.
        public bool Speaks(int fewest) => _words.Count >= fewest && _signs.Count >= fewest && Gain > 2 * _strange;

        private static List<string> Words(string line) => WordCount.Words(line).ConvertAll(word => line[word]);
    }
}

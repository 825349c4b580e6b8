using OerPortal.Cms.Text;

namespace OerPortal.SearchQuality.Typed;

/// <summary>The keys of Vietnamese text when the input method is off. Tones are typed last, marks behind their letter: <c>đường</c> is <c>dduwowngf</c> or <c>d9u7o7ng2</c>.</summary>
internal sealed class VietnameseKeys
{
    // Grave, acute, tilde, hook and dot; then circumflex, breve and horn as they are typed after a letter.
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";
    private const string Marks = "\u0302\u0306\u031b";
    private readonly string _tones;
    private readonly Func<char, char, char> _mark;
    private readonly string _crossed;

    private VietnameseKeys(string tones, Func<char, char, char> mark, string crossed) => (_tones, _mark, _crossed) = (tones, mark, crossed);

    /// <summary>Telex: the hat is the letter again, breve and horn are w.</summary>
    public static VietnameseKeys Telex { get; } = new("fsxrj", (letter, mark) => mark == Marks[0] ? char.ToLowerInvariant(letter) : 'w', "d");

    /// <summary>VNI: 6 hat, 8 breve, 7 horn, 9 đ.</summary>
    public static VietnameseKeys Vni { get; } = new("21435", (_, mark) => "687"[Marks.IndexOf(mark, StringComparison.Ordinal)], "9");

    /// <summary>What stands on the screen when <paramref name="text"/> is typed.</summary>
    public string Of(string text) => string.Join(' ', text.Split(' ').Select(OfWord));

    private string OfWord(string word)
    {
        var keys = new System.Text.StringBuilder();
        var tone = "";
        foreach (var c in word.Decomposed())
        {
            if (Tones.IndexOf(c, StringComparison.Ordinal) is >= 0 and var which) tone = _tones[which].ToString();
            else if (Marks.Contains(c, StringComparison.Ordinal)) keys.Append(_mark(keys[^1], c));
            else if (c is 'đ' or 'Đ') keys.Append(c == 'đ' ? 'd' : 'D').Append(_crossed);
            else keys.Append(c);
        }

        return keys.Append(tone).ToString();
    }
}

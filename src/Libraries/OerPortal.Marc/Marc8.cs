using System.Text;

namespace OerPortal.Marc;

/// <summary>
/// Reads MARC-8 (MARC 21 Specifications, character sets): Latin letters, marks, small figures. Of the other alphabets it knows the names, so that
/// nobody takes their letters for Latin ones.
/// </summary>
internal sealed class Marc8
{
    private const byte Escape = 0x1b;

    private readonly StringBuilder _text = new();
    private readonly List<char> _marks = [];
    private char _set = 'B';

    /// <summary>Which alphabet stopped the reading; null where none did.</summary>
    public string? Unknown { get; private set; }

    /// <summary>The text of a field or a part of one, marks behind their letters; null when there are letters of another alphabet.</summary>
    public string? Read(ReadOnlySpan<byte> bytes)
    {
        (_set, Unknown) = ('B', null);
        _text.Clear();
        _marks.Clear();
        for (var at = 0; at < bytes.Length && Unknown is null; at++)
        {
            if (bytes[at] == Escape) at += Switch(bytes[at..]) - 1;
            else Add(bytes[at]);
        }

        EndLetter();
        return Unknown is null ? _text.ToString() : null;
    }

    private void Add(byte letter)
    {
        if (Ansel.IsMark(letter))
        {
            _marks.Add(Ansel.Of(letter));
            return;
        }

        var read = letter < 0x80 ? Basic((char)letter) : Ansel.Of(letter);
        if (read == '\0') return;
        _text.Append(read);
        EndLetter();
    }

    // Circumflex and breve belong to a Vietnamese letter and come before its tone, whichever was typed first.
    private void EndLetter()
    {
        foreach (var mark in _marks.Where(IsOfLetter)) _text.Append(mark);
        foreach (var mark in _marks.Where(mark => !IsOfLetter(mark))) _text.Append(mark);
        _marks.Clear();
    }

    private static bool IsOfLetter(char mark) => mark is '\u0302' or '\u0306';

    private char Basic(char letter) => _set switch
    {
        'b' when letter is >= '0' and <= '9' => (char)('\u2080' + letter - '0'),
        'p' => letter switch { '1' => '¹', '2' => '²', '3' => '³', >= '0' and <= '9' => (char)('\u2070' + letter - '0'), '+' => '⁺', '-' => '⁻', '(' => '⁽', ')' => '⁾', _ => letter },
        'g' => letter switch { 'a' => 'α', 'b' => 'β', 'c' => 'γ', _ => letter },
        _ => letter,
    };

    /// <returns>How long the escape sequence is.</returns>
    private int Switch(ReadOnlySpan<byte> from)
    {
        var length = 1;
        while (length < from.Length && from[length] is (byte)'(' or (byte)')' or (byte)',' or (byte)'-' or (byte)'$' or (byte)'!') length++;
        var set = length < from.Length ? (char)from[length] : '?';
        if (length == 1 && set is 'g' or 'b' or 'p' or 's')
        {
            _set = set;
            return 2;
        }

        // "(B" and ")!E" come back to Latin letters.
        if (set is 'B' or 'E' && !from[1..length].Contains((byte)'$'))
        {
            if (set == 'B') _set = set;
            return length + 1;
        }

        Unknown = Name(set);
        return length + 1;
    }

    private static string Name(char set) => set switch
    {
        '1' => "EACC (中文, 日本語, 한국어)",
        '2' => "Hebrew",
        '3' or '4' => "Arabic",
        'N' or 'Q' => "Cyrillic",
        'S' => "Greek",
        _ => "?",
    };
}

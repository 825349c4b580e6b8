using System.Buffers;
using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Search.Typing;

/// <summary>A syllable that comes key by key, as an input method builds it.</summary>
internal sealed class KeyedSyllable
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyăâêôơư");
    private readonly StringBuilder _letters = new();
    private char _tone;

    public bool HasVowel => _letters.ToString().AsSpan().ContainsAny(Vowels);

    public bool HasTone => _tone != '\0';

    public void Add(char letter) => _letters.Append(letter);

    /// <summary>The last one counts.</summary>
    /// <param name="tone">A combining mark.</param>
    public void Tone(char tone) => _tone = tone;

    /// <summary>The last of these letters becomes another one.</summary>
    /// <param name="marked">What each of <paramref name="plain"/> becomes, in the same order.</param>
    public bool Mark(string plain, string marked)
    {
        for (var i = _letters.Length - 1; i >= 0; i--)
        {
            if (plain.IndexOf(_letters[i], StringComparison.Ordinal) is not (>= 0 and var at)) continue;
            _letters[i] = marked[at];
            // uo with a horn is ươ.
            if (marked[at] == 'ơ' && i > 0 && _letters[i - 1] == 'u') _letters[i - 1] = 'ư';
            return true;
        }

        return false;
    }

    /// <summary>In canonical spelling: where the tone was typed does not matter.</summary>
    public override string ToString()
    {
        var text = _letters.ToString();
        var vowel = text.AsSpan().LastIndexOfAny(Vowels);
        return !HasTone || vowel < 0 ? text : TonePlacement.Canonical(text.Insert(vowel + 1, _tone.ToString()).Composed());
    }
}

using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Resources.Likeness;

/// <summary>Makes a signature of a text that comes piece by piece; nothing of it is kept but the numbers.</summary>
internal sealed class TextReading
{
    private const int Run = 5;

    /// <summary>Shorter texts are alike by chance: a title page, a heading.</summary>
    private const int Least = 40;

    private static readonly (ulong Factor, ulong Shift)[] Ways = MakeWays();

    private readonly ulong[] _last = new ulong[Run];
    private readonly uint[] _minima = new uint[TextSignature.Minimums];
    private int _syllables;

    internal TextReading() => Array.Fill(_minima, uint.MaxValue);

    /// <summary>Reads on; pieces are apart from each other as paragraphs are.</summary>
    internal void Read(string text)
    {
        var hash = 0UL;
        foreach (var rune in text.Composed().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                hash = Mixed(hash ^ (uint)Rune.ToLowerInvariant(rune).Value);
            else
                hash = Take(hash);
        }

        Take(hash);
    }

    internal TextSignature Sign(Guid fileId)
        => TextSignature.Of(fileId, _syllables < Least + Run ? [] : [.. _minima.Select(minimum => unchecked((int)minimum))]);

    /// <summary>Spreads a number over all its bits (the finisher of splitmix64).</summary>
    internal static ulong Mixed(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }

    private ulong Take(ulong syllable)
    {
        if (syllable == 0)
            return 0;
        _last[_syllables++ % Run] = syllable;
        if (_syllables < Run)
            return 0;
        var run = 0UL;
        for (var back = Run; back > 0; back--)
            run = Mixed(run ^ _last[(_syllables - back) % Run]);
        for (var way = 0; way < Ways.Length; way++)
            _minima[way] = Math.Min(_minima[way], (uint)(unchecked((Ways[way].Factor * run) + Ways[way].Shift) >> 32));
        return 0;
    }

    // For ever the same: signatures are kept.
    private static (ulong Factor, ulong Shift)[] MakeWays()
        => [.. Enumerable.Range(1, TextSignature.Minimums).Select(way => (Mixed((ulong)way) | 1, Mixed((ulong)way << 32)))];
}

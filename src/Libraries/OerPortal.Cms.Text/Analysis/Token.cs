namespace OerPortal.Cms.Text.Analysis;

/// <summary>One syllable, foreign word, number or identifier of a text.</summary>
/// <param name="Start">Offset in the original text, in UTF-16 units.</param>
/// <param name="Length">Length in the original text, in UTF-16 units.</param>
/// <param name="Exact">Canonical spelling with its marks: <c>đường</c>, <c>hòa</c> (also for <c>hoà</c>).</param>
/// <param name="Folded">The same without marks: <c>duong</c>, <c>hoa</c>. Everything is matched on this form.</param>
/// <param name="Join">The character that ties this token to the next one without a space (<c>20-11</c>, <c>3/4</c>), or <c>'\0'</c>.</param>
public readonly record struct Token(int Start, int Length, string Exact, string Folded, char Join = '\0')
{
    /// <summary>As <see cref="Join"/>: nothing stands between a word and a number (<c>lớp6</c>, <c>H2O</c>).</summary>
    public const char Touching = '+';

    /// <summary>Offset just behind the token in the original text.</summary>
    public int End => Start + Length;

    /// <summary>The word was written with marks, so whoever typed it meant this spelling.</summary>
    public bool IsMarked => !string.Equals(Exact, Folded, StringComparison.Ordinal);

    /// <summary>With its marks or without.</summary>
    public string Form(bool exact) => exact ? Exact : Folded;
}

namespace OerPortal.Library.Catalogue;

/// <summary>What stands on the spine below the class.</summary>
internal static class CallNumbers
{
    private const int Letters = 3;

    /// <summary>The first three letters of the first person, or of the name where there is none: "Tô Hoài; Tạ Huy Long" is "TÔH".</summary>
    internal static string AuthorMark(string people)
    {
        var end = people.IndexOfAny([';', ',', '(']);
        var first = end > 0 ? people[..end] : people;
        return new string([.. first.Where(char.IsLetterOrDigit).Take(Letters)]).ToUpperInvariant();
    }
}

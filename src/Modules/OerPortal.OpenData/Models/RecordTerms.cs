namespace OerPortal.OpenData.Models;

/// <summary>Under which terms descriptions are given out. A resource itself has the licence that its contributor chose, which always wins.</summary>
internal static class RecordTerms
{
    public const string Name = "CC0 1.0";

    public const string Address = "https://creativecommons.org/publicdomain/zero/1.0/";
}

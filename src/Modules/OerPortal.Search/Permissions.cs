using OerPortal.Cms.Security;

namespace OerPortal.Search;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string WordsId = "search.words";

    /// <summary>Add spellings by which everybody searches; only portal administrators.</summary>
    public static readonly Permission Words = new(WordsId);
}

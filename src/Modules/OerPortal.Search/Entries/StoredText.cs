namespace OerPortal.Search.Entries;

internal static class StoredText
{
    /// <summary>Without the character 0, which broken files bring and PostgreSQL cannot hold.</summary>
    public static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}

namespace OerPortal.Resources.Data;

/// <summary>How the files of Ingest that are pictures of pages elsewhere say to which link they belong.</summary>
internal static class LinkPictures
{
    internal const string HolderKind = "link";

    internal static string HolderOf(Guid linkId) => $"{HolderKind}:{linkId}";

    /// <summary>Null for what belongs to something else.</summary>
    internal static Guid? LinkOf(string holder)
        => holder.StartsWith(HolderKind + ":", StringComparison.Ordinal) && Guid.TryParse(holder.AsSpan(HolderKind.Length + 1), out var id) ? id : null;
}

using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Data;

internal static class ReadyFiles
{
    /// <summary>Those that are given out, as <see cref="FileFacts.IsReady"/> says of one.</summary>
    public static IQueryable<StoredFile> Ready(this IQueryable<StoredFile> files) => files.Where(f => f.State == FileState.Ready || f.State == FileState.ReadyWithoutPreview);
}

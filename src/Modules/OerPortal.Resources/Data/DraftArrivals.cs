using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Brings a draft up to date with the files that were uploaded for it.</summary>
internal static class DraftArrivals
{
    /// <returns>Whether the draft changed.</returns>
    internal static bool Take(Resource resource, ResourceVersion version, IEnumerable<FileFacts> files)
    {
        var before = resource.Revision;
        foreach (var file in files.Where(f => f.State != FileState.Receiving))
        {
            version.Attach(resource, file.Id, FileRole.Main);
            if (file.IsReady && version.Files.Exists(f => f.FileId == file.Id && f.Role == FileRole.Main))
                version.FillFrom(resource, file);
        }

        return resource.Revision != before;
    }
}

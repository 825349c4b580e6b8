using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What a reviewer's remark is about, with the way there.</summary>
/// <param name="Files">Of the version.</param>
internal sealed record RemarkModel(ReviewRemark Remark, IReadOnlyList<FileFacts> Files, ResourceVersion Version)
{
    internal FileFacts? File => Files.FirstOrDefault(f => f.Id == Remark.FileId);

    internal string Called => Version.Files.Find(f => f.FileId == Remark.FileId)?.Title ?? File?.Name ?? "";
}

/// <summary>What a decided review says to the contributor.</summary>
internal sealed record ReviewedModel(DraftReview Review, IReadOnlyList<FileFacts> Files, ResourceVersion Version);

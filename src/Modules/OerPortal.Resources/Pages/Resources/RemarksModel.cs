using OerPortal.Ingest;

namespace OerPortal.Resources.Pages;

/// <summary>What people should know about a file.</summary>
/// <param name="ToOwner">Whether the owner reads it, who can do something about it; otherwise it is the reviewer.</param>
public sealed record RemarksModel(FileFacts File, bool ToOwner);

namespace OerPortal.Resources;

/// <param name="ExternalKey">The same for the same resource at every run, for example <c>demo:phan-so</c>; at most 200 characters.</param>
/// <param name="SiteId">The contributing site.</param>
/// <param name="Files">Files already given to <c>IFiles.AcceptAsync</c> (holder <c>import:{ExternalKey}</c>), the main one first.</param>
/// <param name="Steps">What happened to it, in order; empty leaves a draft.</param>
public sealed record ImportedResource(
    string ExternalKey,
    Guid SiteId,
    Guid OwnerId,
    ResourceMetadata Metadata,
    Visibility Visibility,
    IReadOnlyList<ImportedFile> Files,
    DateTimeOffset CreatedAt,
    IReadOnlyList<ImportedStep> Steps);

/// <param name="Number">2 for the version after the import, and so on.</param>
/// <param name="Next">The description, files and steps of this version; its key says which resource it belongs to.</param>
public sealed record ImportedRevision(int Number, ImportedResource Next);

/// <param name="Title">What its contributor calls it; null where its own name has to do.</param>
public sealed record ImportedFile(Guid FileId, FileRole Role = FileRole.Main, string? Title = null);

/// <param name="PersonId">Who did it: the owner for a submission, another person for a decision.</param>
/// <param name="Comment">Required for <see cref="ImportedStepKind.Return"/> and <see cref="ImportedStepKind.Withdraw"/>.</param>
public sealed record ImportedStep(ImportedStepKind Kind, Guid PersonId, DateTimeOffset At, string? Comment = null);

public enum ImportedStepKind
{
    Submit,
    Approve,
    Return,
    Withdraw,
}

/// <param name="IsFinished">Whether all steps have happened; false while files are still being checked.</param>
public sealed record ImportOutcome(Guid ResourceId, string PublicId, bool IsFinished);

/// <param name="ResourceKeys">External keys of its resources, in order.</param>
public sealed record ImportedCollection(
    string ExternalKey,
    Guid SiteId,
    Guid OwnerId,
    string Title,
    string Description,
    IReadOnlyList<string> ResourceKeys,
    DateTimeOffset CreatedAt);

/// <summary>An import that cannot be carried out as asked; the message is for the operator, in English.</summary>
public sealed class ImportRefusedException(string message) : Exception(message);

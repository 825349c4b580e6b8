using System.Text.Json.Nodes;

namespace OerPortal.Resources;

/// <summary>
/// What somebody contributes by another way than the pages: drafts at the current site, by the current person, under the same rules. Another's draft
/// is an unknown one. Of everything that cannot be done now <see cref="DepositRefusedException"/> says why.
/// </summary>
public interface IDeposits
{
    /// <summary>Begins a draft.</summary>
    /// <param name="key">Names it for whoever asks twice: the same key again returns the draft that is there. Null: each is a new one.</param>
    Task<(Deposit Deposit, bool IsNew)> BeginAsync(string? key, DepositChange change, CancellationToken cancellation);

    /// <summary>The person's own, what was begun last first.</summary>
    /// <param name="before">The <see cref="Deposit.Id"/> after which the list goes on; null to begin.</param>
    Task<IReadOnlyList<Deposit>> ListAsync(int count, string? before, CancellationToken cancellation);

    Task<Deposit?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Describes the draft anew.</summary>
    Task<Deposit?> ChangeAsync(string id, DepositChange change, CancellationToken cancellation);

    /// <summary>Deletes a draft that was never published, with its files.</summary>
    Task<bool> DeleteAsync(string id, CancellationToken cancellation);

    /// <summary>Hands the draft to the reviewers. One that has been handed in stays so.</summary>
    Task<Deposit?> SubmitAsync(string id, CancellationToken cancellation);

    /// <summary>Begins the next version of what is published, or returns the one that is being worked on.</summary>
    /// <param name="resourceId">Public id of the resource.</param>
    Task<(Deposit Deposit, bool IsNew)?> NextVersionAsync(string resourceId, CancellationToken cancellation);

    /// <summary>Takes down what the person has published.</summary>
    Task<bool> WithdrawAsync(string resourceId, string? reason, CancellationToken cancellation);

    /// <summary>Takes a whole file into quarantine and into the draft. The same name with the same bytes is the same file; with others it takes the earlier one's place.</summary>
    Task<(Deposit Deposit, Guid FileId)?> PutFileAsync(string id, string name, FileRole role, string? title, Stream content, CancellationToken cancellation);

    Task<Deposit?> AssignFileAsync(string id, Guid fileId, FileRole role, string? title, CancellationToken cancellation);

    Task<Deposit?> RemoveFileAsync(string id, Guid fileId, CancellationToken cancellation);

    /// <summary>Adds a page elsewhere, which is read at once.</summary>
    Task<(Deposit Deposit, Guid LinkId)?> AddLinkAsync(string id, string address, FileRole role, string? title, CancellationToken cancellation);

    Task<Deposit?> RemoveLinkAsync(string id, Guid linkId, CancellationToken cancellation);
}

/// <summary>What to write into a description.</summary>
/// <param name="Description">Fields to write, by their names in <see cref="ResourceMetadata"/>; null empties one. Files and pages leave them alone from then on.</param>
/// <param name="Visibility">Null leaves it.</param>
public sealed record DepositChange(JsonObject Description, Visibility? Visibility = null);

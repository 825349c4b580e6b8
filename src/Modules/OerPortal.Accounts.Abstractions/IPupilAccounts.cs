namespace OerPortal.Accounts;

/// <summary>
/// Accounts that a school keeps for its pupils: readers of that school and nothing else, without a password until they choose one. Who asks has
/// decided by rights. Everything may be done again after an interruption.
/// </summary>
public interface IPupilAccounts
{
    /// <summary>Makes those that are not there yet, hundreds at once.</summary>
    Task OpenAsync(IReadOnlyCollection<PupilAccount> pupils, CancellationToken cancellation);

    /// <summary>Writes the names anew.</summary>
    Task RenameAsync(IReadOnlyCollection<PupilAccount> pupils, CancellationToken cancellation);

    /// <summary>They have left the school: no reader of it any more, and signed in nowhere.</summary>
    Task CloseAsync(IReadOnlyCollection<PupilAccount> pupils, CancellationToken cancellation);

    /// <summary>They are back: what <see cref="CloseAsync"/> took.</summary>
    Task ReopenAsync(IReadOnlyCollection<PupilAccount> pupils, CancellationToken cancellation);

    /// <summary>They were entered by mistake: nothing is left of those who never signed in; all others are erased as by themselves.</summary>
    Task TakeBackAsync(IReadOnlyCollection<PupilAccount> pupils, CancellationToken cancellation);

    /// <summary>Ends all their sessions, for a card that is lost.</summary>
    Task EndSessionsAsync(Guid personId, CancellationToken cancellation);
}

public sealed record PupilAccount(Guid PersonId, Guid SiteId, string DisplayName);

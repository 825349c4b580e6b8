namespace OerPortal.Accounts;

/// <summary>Erases accounts whose time is over, as if their holders had asked for it. Who calls has decided by rights.</summary>
public interface IAccountErasure
{
    /// <summary>Erases those that hold no role anywhere and wait for none; whoever is somebody elsewhere keeps the account. Again changes nothing.</summary>
    /// <returns>How many were erased.</returns>
    Task<int> EraseUnusedAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellation);
}

namespace OerPortal.Cms.Outside;

/// <summary>
/// The one way on which the portal asks addresses that somebody named (docs/adr/0025-whom-the-portal-asks.md). Doors share no connection:
/// what the operator allows one module, another cannot reach through it.
/// </summary>
public interface IOutsideDoors
{
    /// <summary>For as long as the module lives, which closes it.</summary>
    IOutsideDoor Open(OutsideRules rules);
}

public interface IOutsideDoor : IDisposable
{
    /// <exception cref="OutsideTroubleException">No answer that anything could be taken from.</exception>
    Task<OutsideAnswer> GetAsync(Uri address, string accept, CancellationToken cancellation);

    /// <summary>Whether anything answers there: by HEAD, and by GET where that is refused, of which nothing is read.</summary>
    /// <returns>The status of the last answer.</returns>
    /// <exception cref="OutsideTroubleException">Nothing answers, or the address may not be asked.</exception>
    Task<int> KnockAsync(Uri address, CancellationToken cancellation);

    /// <summary>Sends a form. Nothing of the answer is read, and no redirect is followed: what is sent is meant for this address.</summary>
    /// <returns>The status of the answer.</returns>
    /// <exception cref="OutsideTroubleException">Nothing answers, or the address may not be asked.</exception>
    Task<int> PostAsync(Uri address, IReadOnlyDictionary<string, string> form, CancellationToken cancellation);
}

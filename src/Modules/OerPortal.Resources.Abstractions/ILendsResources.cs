namespace OerPortal.Resources;

/// <summary>
/// Who has borrowed what is not open (<see cref="Licences.Lent"/>). Implemented by the module that keeps loans; where nobody does, it stays closed.
/// Asked with each request: a loan ends by the clock, and nothing has to run for that.
/// </summary>
public interface ILendsResources
{
    /// <summary>The loan of the current person that lives at this moment, at whatever site; null for none.</summary>
    Task<LoanTerm?> TermAsync(Guid resourceId, CancellationToken cancellation);

    /// <summary>Path below the current site of the page on which it is borrowed.</summary>
    string AddressOf(string publicId);
}

/// <param name="DueOn">The last day on which it opens.</param>
/// <param name="DaysLeft">0 on that day.</param>
public sealed record LoanTerm(DateOnly DueOn, int DaysLeft);

public static class LendsResources
{
    /// <summary>The longest of all who lend.</summary>
    public static async Task<LoanTerm?> TermAsync(this IEnumerable<ILendsResources> lenders, Guid resourceId, CancellationToken cancellation)
    {
        LoanTerm? longest = null;
        foreach (var lender in lenders)
        {
            if (await lender.TermAsync(resourceId, cancellation) is { } term && (longest is null || term.DueOn > longest.DueOn))
                longest = term;
        }

        return longest;
    }
}

using OerPortal.Library.Models;

namespace OerPortal.Library.Import;

/// <summary>What becomes of a row.</summary>
/// <param name="Copies">That come in on a voucher.</param>
/// <param name="Faults">Sentences, each with its column; a row with any is left out.</param>
internal sealed record RowPlan(BookRow Row, RowOutcome Outcome, Title? Title, int Copies, long Price, IReadOnlyList<string> Faults);

internal enum RowOutcome
{
    New,
    Changed,
    Known,
    Faulty,
}

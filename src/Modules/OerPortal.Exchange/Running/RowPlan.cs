using OerPortal.Exchange.Models;
using OerPortal.Exchange.Tables;
using OerPortal.Resources;

namespace OerPortal.Exchange.Running;

/// <summary>What a row asks for, beside what is there.</summary>
internal sealed class RowPlan(TableRow row, string key)
{
    internal TableRow Row => row;

    internal string Key => key;

    /// <summary>Null where there is nothing of this key yet.</summary>
    internal ContributionState? Known { get; init; }

    internal ResourceMetadata About { get; set; } = new();

    internal Visibility Visibility { get; set; }

    /// <summary>The date of issue in words.</summary>
    internal string Issued { get; set; } = "";

    internal IReadOnlyList<PlannedFile> Files { get; set; } = [];

    internal List<string> Changes { get; } = [];

    internal List<RowProblem> Problems { get; } = [];

    internal RowOutcome Outcome => Problems.Count > 0 ? RowOutcome.Faulty : Known is null ? RowOutcome.New : Changes.Count > 0 ? RowOutcome.Changed : RowOutcome.Unchanged;

    internal RowReport Report(bool isDone = false, string? publicId = null) => new()
    {
        Number = row.Number,
        Key = key,
        Title = About.Title,
        Outcome = Outcome,
        IsDone = isDone && Outcome != RowOutcome.Faulty,
        Fields = [.. Changes],
        Problems = Problems,
        Issued = Issued,
        PublicId = publicId ?? Known?.PublicId,
    };
}

/// <param name="Name">In the bundle.</param>
/// <param name="FileId">The file of the same bytes that the resource has already; null where it must be taken in.</param>
internal sealed record PlannedFile(string Name, FileRole Role, string? Title, Guid? FileId = null);

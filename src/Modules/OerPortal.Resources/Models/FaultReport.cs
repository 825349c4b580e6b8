using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>What is wrong. Names are the strings <c>fault.kind.{name}</c>.</summary>
internal enum FaultKind
{
    Content = 0,
    File = 1,
    Rights = 2,

    /// <summary>Pupils can be recognised.</summary>
    Privacy = 3,
    Other = 4,
}

/// <summary>Somebody says that something is wrong with a resource. What became of it stands in its answer and its closure.</summary>
internal sealed class FaultReport : IReviewed
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string PublicId { get; private init; } = Cms.Text.PublicId.New();

    public Guid ResourceId { get; private init; }

    /// <summary>The resource's.</summary>
    public Guid SiteId { get; private init; }

    /// <summary>Who could see the resource then.</summary>
    public Visibility Visibility { get; private init; }

    public int Version { get; private init; }

    public FaultKind Kind { get; private init; }

    public string Words { get; private init; } = "";

    /// <summary>The file of the place; null for the main one.</summary>
    public Guid? FileId { get; private init; }

    /// <summary>The place, as the reader names it; null for the whole.</summary>
    public string? Locator { get; private init; }

    /// <summary>0 to 1 of the member that the locator names.</summary>
    public double? Within { get; private init; }

    /// <summary>Null for guests, and for those who are gone.</summary>
    public Guid? ReportedBy { get; private init; }

    public DateTimeOffset ReportedAt { get; private init; }

    public FaultAnswer? Answer { get; private set; }

    public FaultClosure? Closure { get; private set; }

    public PlaceIn? Place => PlaceIn.Of(FileId, Locator, Within);

    public static FaultReport Of(CatalogueEntry about, FaultKind kind, string? words, PlaceIn? place, Guid? by, DateTimeOffset now)
        => new()
        {
            ResourceId = about.ResourceId,
            SiteId = about.SiteId,
            Visibility = about.Visibility,
            Version = about.Version,
            Kind = kind,
            Words = PlainText.Lines(words, ReportLimits.Words),
            FileId = place?.FileId,
            Locator = place?.Locator,
            Within = place?.Within,
            ReportedBy = by,
            ReportedAt = now,
        };

    /// <summary>Says something to whoever reported it.</summary>
    /// <exception cref="TransitionRefusedException">Nothing is said, or something was already.</exception>
    public void Reply(Guid by, string? words, DateTimeOffset now)
    {
        if (Answer is not null)
            throw new TransitionRefusedException("fault.refused.answered");
        if (PlainText.Lines(words, ReportLimits.Words) is not { Length: > 0 } said)
            throw new TransitionRefusedException("fault.refused.words");
        Answer = FaultAnswer.Of(this, by, said, now);
    }

    /// <exception cref="TransitionRefusedException">It is closed already.</exception>
    public void Close(Guid by, FaultOutcome outcome, DateTimeOffset now)
    {
        if (Closure is not null)
            throw new TransitionRefusedException("fault.refused.closed");
        Closure = FaultClosure.Of(this, by, outcome, now);
    }
}

/// <summary>The words that went back.</summary>
internal sealed class FaultAnswer : ISiteOwned
{
    public Guid ReportId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid AnsweredBy { get; private init; }

    public DateTimeOffset AnsweredAt { get; private init; }

    public string Words { get; private init; } = "";

    internal static FaultAnswer Of(FaultReport report, Guid by, string words, DateTimeOffset now)
        => new() { ReportId = report.Id, SiteId = report.SiteId, AnsweredBy = by, AnsweredAt = now, Words = words };
}

/// <summary>How it ended. Names are the strings <c>fault.outcome.{name}</c>.</summary>
internal enum FaultOutcome
{
    Mended = 0,

    /// <summary>Nothing is wrong.</summary>
    Unfounded = 1,
    TakenDown = 2,
}

internal sealed class FaultClosure : ISiteOwned
{
    public Guid ReportId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid ClosedBy { get; private init; }

    public DateTimeOffset ClosedAt { get; private init; }

    public FaultOutcome Outcome { get; private init; }

    internal static FaultClosure Of(FaultReport report, Guid by, FaultOutcome outcome, DateTimeOffset now)
        => new() { ReportId = report.Id, SiteId = report.SiteId, ClosedBy = by, ClosedAt = now, Outcome = outcome };
}

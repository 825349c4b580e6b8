using System.Text.Json;
using System.Text.Json.Nodes;
using OerPortal.Cms.Data;
using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Models;

/// <summary>Somebody says what a field of a description, or the text at a place, should be. What became of it stands in its decision.</summary>
internal sealed class Correction : IReviewed
{
    /// <summary>In place of a field's name where the text of a file is meant.</summary>
    internal const string OfText = "text";

    /// <summary>What may be corrected, in the order in which it is offered.</summary>
    internal static IReadOnlyList<string> Fields { get; } = [DraftField.Title, DraftField.Subjects, DraftField.Grades, DraftField.Description, DraftField.Licence, OfText];

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string PublicId { get; private init; } = Cms.Text.PublicId.New();

    public Guid ResourceId { get; private init; }

    /// <summary>The resource's.</summary>
    public Guid SiteId { get; private init; }

    /// <summary>Who could see the resource then.</summary>
    public Visibility Visibility { get; private init; }

    public int Version { get; private init; }

    /// <summary>One of <see cref="Fields"/>.</summary>
    public string Field { get; private init; } = "";

    /// <summary>A description that holds this field and nothing else.</summary>
    public ResourceMetadata Before { get; private init; } = new();

    /// <inheritdoc cref="Before"/>
    public ResourceMetadata After { get; private init; } = new();

    /// <summary>What stands at the place.</summary>
    public string? Found { get; private init; }

    /// <summary>What should stand there.</summary>
    public string? Wanted { get; private init; }

    /// <summary>Why.</summary>
    public string? Words { get; private init; }

    public Guid? FileId { get; private init; }

    public string? Locator { get; private init; }

    public double? Within { get; private init; }

    /// <summary>Null for those who are gone.</summary>
    public Guid? SuggestedBy { get; private init; }

    public DateTimeOffset SuggestedAt { get; private init; }

    public CorrectionDecision? Decision { get; private set; }

    public bool IsOfText => Field == OfText;

    public PlaceIn? Place => PlaceIn.Of(FileId, Locator, Within);

    /// <summary>Whether only whose work it is can say it.</summary>
    public bool IsContributorsWord => DescriptionFields.Find(Field) is { IsContributorsWord: true };

    public static Correction OfField(CatalogueEntry about, DescriptionField field, ResourceMetadata before, ResourceMetadata after, string? words, Guid by, DateTimeOffset now) => new()
    {
        ResourceId = about.ResourceId,
        SiteId = about.SiteId,
        Visibility = about.Visibility,
        Version = about.Version,
        Field = field.Name,
        Before = field.TakeFrom(new ResourceMetadata(), before),
        After = field.TakeFrom(new ResourceMetadata(), after),
        Words = Said(words),
        SuggestedBy = by,
        SuggestedAt = now,
    };

    public static Correction AtPlace(CatalogueEntry about, string? found, string? wanted, PlaceIn? place, string? words, Guid by, DateTimeOffset now) => new()
    {
        ResourceId = about.ResourceId,
        SiteId = about.SiteId,
        Visibility = about.Visibility,
        Version = about.Version,
        Field = OfText,
        Found = Said(found),
        Wanted = Said(wanted),
        FileId = place?.FileId,
        Locator = place?.Locator,
        Within = place?.Within,
        Words = Said(words),
        SuggestedBy = by,
        SuggestedAt = now,
    };

    /// <summary>The field as it is sent to a description that may have changed since.</summary>
    internal static JsonObject Sent(DescriptionField field, ResourceMetadata current, ResourceMetadata wanted)
    {
        var sent = new JsonObject { [SentDescription.NameOf(field.Name)] = JsonSerializer.SerializeToNode(field.Value(wanted), JsonSerializerOptions.Web) };
        // Levels that only its grades say go with them.
        if (field.Name == DraftField.Grades)
            sent["levels"] = JsonSerializer.SerializeToNode(current.Levels.Where(level => !current.Grades.Any(grade => SchoolLevels.OfGrade(grade) == level)), JsonSerializerOptions.Web);
        return sent;
    }

    /// <param name="version">The version whose draft was changed; null where a file has to be.</param>
    /// <exception cref="TransitionRefusedException">It is decided.</exception>
    public void Accept(Guid by, string? reason, int? version, DateTimeOffset now)
    {
        RequireOpen();
        Decision = CorrectionDecision.Of(this, by, isAccepted: true, Said(reason), version, now);
    }

    /// <exception cref="TransitionRefusedException">It is decided, or nothing is said.</exception>
    public void Decline(Guid by, string? reason, DateTimeOffset now)
    {
        RequireOpen();
        Decision = CorrectionDecision.Of(this, by, isAccepted: false, Said(reason) ?? throw new TransitionRefusedException("correction.refused.reason"), null, now);
    }

    private void RequireOpen()
    {
        if (Decision is not null)
            throw new TransitionRefusedException("correction.refused.decided");
    }

    private static string? Said(string? words) => PlainText.Lines(words, ReportLimits.Words) is { Length: > 0 } said ? said : null;
}

internal sealed class CorrectionDecision : ISiteOwned
{
    public Guid CorrectionId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid DecidedBy { get; private init; }

    public DateTimeOffset DecidedAt { get; private init; }

    public bool IsAccepted { get; private init; }

    public string? Reason { get; private init; }

    /// <summary>The version whose draft was changed.</summary>
    public int? Version { get; private init; }

    internal static CorrectionDecision Of(Correction correction, Guid by, bool isAccepted, string? reason, int? version, DateTimeOffset now)
        => new() { CorrectionId = correction.Id, SiteId = correction.SiteId, DecidedBy = by, DecidedAt = now, IsAccepted = isAccepted, Reason = reason, Version = version };
}

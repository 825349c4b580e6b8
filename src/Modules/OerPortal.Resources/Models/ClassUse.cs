namespace OerPortal.Resources.Models;

/// <summary>A teacher's thanks and judgement: "đã dùng với lớp 4A". How many there are everybody sees, what was said and how useful it was those who teach.</summary>
internal sealed class ClassUse
{
    internal const int MostStars = 5;

    public Guid ResourceId { get; private init; }

    public Guid PersonId { get; private init; }

    public string ClassName { get; private set; } = "";

    public string? Note { get; private set; }

    /// <summary>How useful it was, 1 to <see cref="MostStars"/>; null where nothing is said of that.</summary>
    public int? Stars { get; private set; }

    public DateTimeOffset SaidAt { get; private init; }

    /// <summary>When the contributor was told; null while it is news.</summary>
    public DateTimeOffset? ToldAt { get; private init; }

    public static ClassUse Of(Guid resourceId, Guid personId, string className, string? note, int? stars, DateTimeOffset now)
    {
        var use = new ClassUse { ResourceId = resourceId, PersonId = personId, SaidAt = now };
        use.Say(className, note, stars);
        return use;
    }

    public void Say(string className, string? note, int? stars)
    {
        ClassName = PlainText.Line(className, ReportLimits.ClassName);
        Note = PlainText.OptionalLine(note, ReportLimits.Note);
        Stars = stars is >= 1 and <= MostStars ? stars : null;
    }
}

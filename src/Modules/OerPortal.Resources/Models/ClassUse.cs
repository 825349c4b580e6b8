namespace OerPortal.Resources.Models;

/// <summary>A teacher's thanks: "đã dùng với lớp 4A". How many there are everybody sees, what was said those who teach.</summary>
internal sealed class ClassUse
{
    public Guid ResourceId { get; private init; }

    public Guid PersonId { get; private init; }

    public string ClassName { get; private set; } = "";

    public string? Note { get; private set; }

    public DateTimeOffset SaidAt { get; private init; }

    /// <summary>When the contributor was told; null while it is news.</summary>
    public DateTimeOffset? ToldAt { get; private init; }

    public static ClassUse Of(Guid resourceId, Guid personId, string className, string? note, DateTimeOffset now)
    {
        var use = new ClassUse { ResourceId = resourceId, PersonId = personId, SaidAt = now };
        use.Say(className, note);
        return use;
    }

    public void Say(string className, string? note)
    {
        ClassName = PlainText.Line(className, ReportLimits.ClassName);
        Note = PlainText.OptionalLine(note, ReportLimits.Note);
    }
}

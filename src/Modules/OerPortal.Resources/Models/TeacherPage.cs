namespace OerPortal.Resources.Models;

/// <summary>Somebody wants to be shown with what they gave. There exactly while they do; shown again, the page has another address.</summary>
internal sealed class TeacherPage
{
    public Guid PersonId { get; private init; }

    public string PublicId { get; private init; } = Cms.Text.PublicId.New();

    public DateTimeOffset ShownAt { get; private init; }

    public static TeacherPage Of(Guid personId, DateTimeOffset now) => new() { PersonId = personId, ShownAt = now };
}

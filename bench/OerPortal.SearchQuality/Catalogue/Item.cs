using OerPortal.Resources;

namespace OerPortal.SearchQuality.Catalogue;

/// <summary>One resource of the made catalogue.</summary>
/// <param name="Topic">The lesson it is about, as the judge sees it.</param>
/// <param name="Text">What stands in its file.</param>
internal sealed record Item(ResourceDocument Resource, string Topic, string Text)
{
    public ResourceCard Card => Resource.Card;

    public string Subject => Card.Subjects[0];

    public int Grade => Card.Grades.Count == 0 ? 0 : Card.Grades[0];

    public override string ToString() => $"{Card.Title} ({Subject} {Grade}, {Card.Kind})";
}

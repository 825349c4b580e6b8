using System.Globalization;

namespace OerPortal.SearchQuality.Catalogue;

/// <summary>What a resource is about.</summary>
/// <param name="Grade">1 to 12; 0 for none in particular.</param>
/// <param name="Before">The lesson that comes before it in its book.</param>
internal sealed record Lesson(string Subject, int Grade, string Name, string Before)
{
    public static IEnumerable<Lesson> All => Lines.Read("lessons.txt").SelectMany(line => Of(line.Left.Split(' '), line.Right));

    private static IEnumerable<Lesson> Of(string[] place, string[] names)
        => names.Select((name, i) => new Lesson(place[0], int.Parse(place[1], CultureInfo.InvariantCulture), name, names[(i + names.Length - 1) % names.Length]));
}

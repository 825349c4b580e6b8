namespace OerPortal.Resources;

/// <param name="Name">As it is printed on the work.</param>
/// <param name="Role">Code of <see cref="ContributorRoles"/>.</param>
public sealed record Contributor(string Name, string Role);

/// <summary>What somebody did for a work: MARC relator codes. Names are the strings <c>contributor.{code}</c>.</summary>
public static class ContributorRoles
{
    public const string Author = "aut";
    public const string Collector = "col";

    public static IReadOnlyList<string> All { get; } = [Author, "ill", "trl", "edt", "nrt", Collector, "com", "pht", "cmp", "prf", "ctb"];

    /// <summary>Roles that stand where a list says who a work is by.</summary>
    public static IReadOnlyList<string> Naming { get; } = [Author, Collector, "com", "cmp"];
}

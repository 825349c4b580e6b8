namespace OerPortal.Sites.Schools;

/// <summary>A school as a row of a table names it; everything as it was typed.</summary>
/// <param name="Number">Of the row, as spreadsheets count.</param>
/// <param name="Slug">Empty: made of the name.</param>
/// <param name="Code">The sector's code; empty where there is none.</param>
/// <param name="Administrator">Name of the person who is to run the library site; empty for nobody yet.</param>
/// <param name="Login">Their mail address or user name.</param>
internal sealed record SchoolRow(
    int Number, string Name, string Slug, string Code, string Level, string District, string Commune, string HostName, string Administrator, string Login);

/// <summary>What became, or would become, of a row.</summary>
/// <param name="Faults">Keys of sentences; empty unless the row is faulty.</param>
/// <param name="Account">The administrator's user name where an account was made or found.</param>
internal sealed record SchoolOutcome(int Number, string Name, string Slug, OpeningResult Result, IReadOnlyList<string> Faults, string? Account);

internal enum OpeningResult
{
    New,
    Changed,
    Unchanged,
    Faulty,
}

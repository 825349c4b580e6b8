namespace OerPortal.Accounts;

/// <summary>
/// What a module keeps about people: it gives a copy (from "Tài khoản") and erases. Every module with a column that holds a person's id
/// implements it; a test demands an answer for each such column. Register as scoped.
/// </summary>
public interface IPersonalRecords
{
    /// <summary>Name of the part in the JSON document, for example <c>reading</c>.</summary>
    string Name { get; }

    /// <summary>Every column of the module's schema that holds a person's id, and what becomes of it.</summary>
    IReadOnlyList<PersonColumn> Columns { get; }

    /// <returns>Anything that serialises to JSON; null when there is nothing.</returns>
    Task<object?> OfAsync(Guid personId, CancellationToken cancellation);

    /// <summary>
    /// Drops what is only the person's own; keeps what they gave to others, under no name. Called when the account has been erased, by the
    /// system, possibly again after an interruption.
    /// </summary>
    Task EraseAsync(Guid personId, CancellationToken cancellation);
}

/// <summary>A column that holds people's ids.</summary>
/// <param name="Name"><c>schema.table.column</c>.</param>
/// <param name="StaysBecause">Null where rows go with the person; else why some or all of them stay, with an id that leads to no name.</param>
public sealed record PersonColumn(string Name, string? StaysBecause)
{
    public static PersonColumn Goes(string name) => new(name, null);

    public static PersonColumn Stays(string name, string because) => new(name, because);
}

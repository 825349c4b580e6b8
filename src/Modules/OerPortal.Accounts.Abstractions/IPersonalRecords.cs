namespace OerPortal.Accounts;

/// <summary>What a module keeps about a person, for the copy of their data they can take from "Tài khoản". Register as scoped.</summary>
public interface IPersonalRecords
{
    /// <summary>Name of the part in the JSON document, for example <c>reading</c>.</summary>
    string Name { get; }

    /// <returns>Anything that serialises to JSON; null when there is nothing.</returns>
    Task<object?> OfAsync(Guid personId, CancellationToken cancellation);
}

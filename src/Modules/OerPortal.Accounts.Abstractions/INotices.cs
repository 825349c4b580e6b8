namespace OerPortal.Accounts;

/// <summary>A message to one person, shown in the portal under "Thông báo".</summary>
/// <param name="TextKey">Key of a string of the sending module; shown in the person's language.</param>
/// <param name="Arguments">Values for the string's places <c>{0}</c>, <c>{1}</c> …</param>
/// <param name="Address">Root-relative address with the next step, or null.</param>
/// <param name="Once">The same value for the same person is told only once, so that handlers may run twice.</param>
public sealed record Notice(Guid PersonId, string TextKey, string[] Arguments, string? Address, string Once);

public interface INotices
{
    Task TellAsync(Notice notice, CancellationToken cancellation);
}

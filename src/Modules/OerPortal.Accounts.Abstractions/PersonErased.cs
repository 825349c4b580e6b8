using OerPortal.Cms.Events;

namespace OerPortal.Accounts;

/// <summary>Somebody had the account deleted. What modules keep about them goes by <see cref="IPersonalRecords.EraseAsync"/>; this is for whoever else must know.</summary>
public sealed record PersonErased(Guid PersonId) : IEvent;

using OerPortal.Cms.Events;

namespace OerPortal.Accounts;

/// <summary>Somebody had the account deleted. Drop what is only theirs (places, notes, shelves); keep what they gave to others.</summary>
public sealed record PersonErased(Guid PersonId) : IEvent;

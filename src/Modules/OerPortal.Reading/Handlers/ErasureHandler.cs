using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Events;
using OerPortal.Reading.Data;

namespace OerPortal.Reading.Handlers;

/// <summary>With the person goes what they read.</summary>
internal sealed class ErasureHandler(ReadingDbContext db) : IEventHandler<PersonErased>
{
    public Task HandleAsync(PersonErased message, CancellationToken cancellation)
        => db.Places.Where(p => p.PersonId == message.PersonId).ExecuteDeleteAsync(cancellation);
}

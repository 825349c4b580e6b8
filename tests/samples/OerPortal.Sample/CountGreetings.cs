using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Sample.Data;
using OerPortal.Sample.Models;

namespace OerPortal.Sample;

internal sealed class CountGreetings(SampleDbContext db) : IEventHandler<GuestGreeted>
{
    public Task HandleAsync(GuestGreeted message, CancellationToken cancellation)
        => db.Greetings.IgnoreQueryFilters([ModuleDbContext.SiteFilter])
            .Where(g => g.Id == message.GreetingId)
            .ExecuteUpdateAsync(g => g.SetProperty(x => x.IsCounted, true), cancellation);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Events.Data;
using OerPortal.Events.Models;

namespace OerPortal.Events.Recipes;

/// <summary>
/// <c>{"step": "events", "folders": "Schools"}</c>: what the sections <c>events</c> of the folders' <c>school.json</c> announce, counted in days from now:
/// <c>[{"kind": "StoryHour", "title": "…", "place": "…", "inDays": 4, "at": "15:30", "hours": 1.5, "body": "…"}]</c>. A school that has events is left alone.
/// </summary>
internal sealed class EventsStep(EventsDbContext db, ISites sites, IEnumerable<IRecipeFiles> shelves, IPageCache cache, TimeProvider time) : IRecipeStep
{
    public string Name => "events";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        var folders = RecipeFolder.Below(shelves, step.GetProperty("folders").GetString() ?? "", "school.json");
        foreach (var folder in folders)
        {
            var slug = folder.Section<PlannedSchool>("school")?.Slug ?? "";
            var site = sites.FindBySlug(slug) ?? throw new InvalidDataException($"There is no school '{slug}'. The step 'sites' must come before.");
            if (!await db.Events.OfAllSites().AnyAsync(e => e.SiteId == site.Id, cancellation))
                db.Events.AddRange((folder.Section<IReadOnlyList<PlannedEvent>>("events") ?? []).Select(planned => Of(planned, site)));
        }

        await db.SaveChangesAsync(cancellation);
        await cache.ForgetAsync(EventLists.Tag, cancellation);
        say($"The calendars of {folders.Count} schools are there.");
    }

    private LibraryEvent Of(PlannedEvent planned, Site site)
    {
        var now = time.GetUtcNow();
        var day = now.ToOffset(VietnamTime.Offset).Date.AddDays(planned.InDays);
        var starts = new DateTimeOffset(day + TimeSpan.Parse(planned.At, CultureInfo.InvariantCulture), VietnamTime.Offset).ToUniversalTime();
        return new LibraryEvent
        {
            SiteId = site.Id,
            Kind = planned.Kind,
            Title = planned.Title,
            Place = planned.Place,
            Body = planned.Body,
            StartsAt = starts,
            EndsAt = starts.AddHours(planned.Hours),
            TakesRegistrations = planned.TakesRegistrations,
            Seats = planned.Seats,
            ChangedAt = now,
        };
    }

    private sealed record PlannedSchool(string Slug);

    private sealed record PlannedEvent(
        [property: JsonConverter(typeof(JsonStringEnumConverter<EventKind>))] EventKind Kind, string Title, string Place, int InDays, string At, double Hours, string Body, bool TakesRegistrations = false, int? Seats = null);
}

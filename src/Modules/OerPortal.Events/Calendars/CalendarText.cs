using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using OerPortal.Events.Models;

namespace OerPortal.Events.Calendars;

/// <summary>Events as a calendar (RFC 5545). Times are UTC: every program knows it, and Vietnam has one time all year.</summary>
internal static class CalendarText
{
    internal const string MediaType = "text/calendar; charset=utf-8";

    /// <param name="page">Absolute address of an event's page.</param>
    internal static string Of(string name, IEnumerable<LibraryEvent> events, Func<LibraryEvent, string> page)
    {
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//OerPortal//vi" };
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var one in events)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{one.PublicId}@oerportal",
                Summary = one.Title,
                Location = one.Place.Length > 0 ? one.Place : null,
                Description = one.Body.Length > 0 ? one.Body : null,
                Start = At(one.StartsAt),
                End = At(one.EndsAt),
                DtStamp = At(one.ChangedAt),
                LastModified = At(one.ChangedAt),
                Sequence = one.Revision,
                Status = one.CancelledAt is null ? EventStatus.Confirmed : EventStatus.Cancelled,
                Url = new Uri(page(one)),
            });
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalDateTime At(DateTimeOffset at) => new(at.UtcDateTime, "UTC");
}

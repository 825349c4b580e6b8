using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Library.Models;

namespace OerPortal.Library.Between;

/// <summary>Where a box and its books are, in words.</summary>
internal static class BoxWords
{
    internal static string PlaceOf(this IStringLocalizer strings, Box box, Guests guests) => box switch
    {
        { ClosedAt: { } at } => strings["library.box.place.home", at.Day()],
        { Towards: { } way } => strings["library.box.place.way", guests.NameOf(way.SchoolId)],
        { At: { } stop } => strings["library.box.place.at", guests.NameOf(stop.SchoolId), stop.Until.Day()],
        _ => strings["library.box.place.filled", guests.NameOf(box.SiteId)],
    };

    internal static string PlaceOf(this IStringLocalizer strings, Box box, BoxCopy item, Guests guests) => item switch
    {
        { Item.LostAt: not null } => strings["library.box.item.lost", guests.NameOf(item.Item.LostSchoolId ?? box.SiteId)],
        { Stay: null } => strings["library.box.item.home"],
        _ when item.IsMissing(box) => strings["library.box.item.missing", guests.NameOf(BoxWay.HadBy(box, item.Item))],
        { Stay: { ArrivedAt: null } stay } => strings["library.box.item.way", guests.NameOf(stay.AtId)],
        { IsLent: true, Stay: { } stay } => strings["library.box.item.lent", guests.NameOf(stay.AtId)],
        { Stay: { } stay } => strings["library.box.item.at", guests.NameOf(stay.AtId)],
    };
}

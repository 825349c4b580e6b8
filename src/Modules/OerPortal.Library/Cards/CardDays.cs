using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Models;

namespace OerPortal.Library.Cards;

/// <summary>Until when cards are valid, as forms say it.</summary>
internal static class CardDays
{
    /// <summary>A day to come, not too far; what is wrong stands at its field.</summary>
    internal static DateOnly Until(this ModelStateDictionary form, string? typed, string field, DateOnly today, IStringLocalizer strings)
    {
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) && until > today && until <= today.AddMonths(CardRule.MostMonths))
            return until;
        form.AddModelError(field, strings["library.card.until.wrong", CardRule.MostMonths / 12]);
        return today;
    }
}

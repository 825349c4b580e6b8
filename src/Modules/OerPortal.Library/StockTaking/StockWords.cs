using Microsoft.Extensions.Localization;
using OerPortal.Library.Models;

namespace OerPortal.Library.StockTaking;

/// <summary>A stock-take in words.</summary>
internal static class StockWords
{
    internal static string ScopeOf(this IStringLocalizer strings, StockTake take) => take switch
    {
        { Kind: { } kind } => strings[$"library.kind.{kind}"],
        { Store.Length: > 0 } => strings["library.stock.scope.store", take.Store],
        _ => strings["library.stock.scope.all"],
    };

    internal static string NameOf(this IStringLocalizer strings, StockTake take)
        => take.Number is { } number ? strings["library.stock.one", number] : strings["library.stock.open"];
}

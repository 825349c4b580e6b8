using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OerPortal.Cms.Data;

/// <summary>PostgreSQL's own way of naming: <c>SiteId</c> becomes <c>site_id</c>.</summary>
public static class SnakeCase
{
    internal static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            if (entity.GetTableName() is { } table)
                entity.SetTableName(From(table));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(From(property.GetColumnName()));
            foreach (var complex in entity.GetComplexProperties())
                Apply(complex);
        }
    }

    public static string From(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    private static void Apply(IMutableComplexProperty complex)
    {
        foreach (var property in complex.ComplexType.GetProperties())
            property.SetColumnName(From(property.GetColumnName()));
        foreach (var inner in complex.ComplexType.GetComplexProperties())
            Apply(inner);
    }
}

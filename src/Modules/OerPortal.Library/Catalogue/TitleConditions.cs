using System.Linq.Expressions;
using OerPortal.Library.Models;

namespace OerPortal.Library.Catalogue;

/// <summary>Conditions on titles put together, so that the database still sees each of them.</summary>
internal static class TitleConditions
{
    /// <param name="how"><see cref="Expression.AndAlso(Expression, Expression)"/>, <see cref="Expression.OrElse(Expression, Expression)"/> and the like.</param>
    internal static Expression<Func<Title, bool>> Joined(this Expression<Func<Title, bool>> one, Expression<Func<Title, bool>> other, Func<Expression, Expression, Expression> how)
        => Expression.Lambda<Func<Title, bool>>(how(one.Body, Put(one.Parameters[0], other)), one.Parameters);

    /// <summary>The body of a question with something else in the place of its parameter.</summary>
    internal static Expression Put(Expression value, LambdaExpression question) => new Swap(question.Parameters[0], value).Visit(question.Body);

    private sealed class Swap(ParameterExpression old, Expression now) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == old ? now : base.VisitParameter(node);
    }
}

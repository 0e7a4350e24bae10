//! Takes out of a compiled program what it has in it and never calls: parts of Yew that no drawing of this page needs, and that the
//! compiler cannot know to be idle. Who calls them all the same ends the program, as any crash does.

use std::collections::BTreeSet;

use rustc_demangle::demangle;
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalFunction, Module};

use crate::trouble::{Result, Trouble};

/// What a program that draws with Yew never calls: clicks are heard by `web/running.js`, and nothing is drawn from HTML, elsewhere or
/// later.
pub(crate) const IDLE: &[&str] = &[
    "<yew::dom_bundle::btag::listeners::ListenerRegistration>::register",
    "<yew::dom_bundle::btag::listeners::Registry>::unregister",
    "<yew::dom_bundle::subtree_root::BSubtree>::ensure_handled",
    "<yew::dom_bundle::subtree_root::EventDescriptor as core::clone::Clone>::clone",
    "<yew::dom_bundle::subtree_root::SubtreeData>::add_listener",
    "<yew::html::component::scope::AnyScope>::find_parent_scope::<yew::suspense::component::feat_csr_ssr::BaseSuspense>",
    "<yew::virtual_dom::vportal::VPortal as yew::dom_bundle::traits::Reconcilable>::attach",
    "<yew::virtual_dom::vraw::VRaw as yew::dom_bundle::traits::Reconcilable>::attach",
    "<yew::virtual_dom::vsuspense::VSuspense as yew::dom_bundle::traits::Reconcilable>::attach",
    "<alloc::rc::Rc<yew::virtual_dom::vportal::VPortal> as yew::utils::RcExt<yew::virtual_dom::vportal::VPortal>>::unwrap_or_clone",
    "<alloc::rc::Rc<yew::virtual_dom::vsuspense::VSuspense> as yew::utils::RcExt<yew::virtual_dom::vsuspense::VSuspense>>::unwrap_or_clone",
];

/// The program without the bodies of these functions, and without what only they call.
///
/// # Errors
/// It is no program, or has no function of such a name.
pub(crate) fn snip(program: &[u8], functions: &[&str]) -> Result<Vec<u8>> {
    let unreadable = |error| Trouble::new(format!("the compiled program cannot be read: {error:#}"));
    let mut module = Module::from_buffer(program).map_err(unreadable)?;
    let named = |function: &walrus::Function| {
        let name = format!("{:#}", demangle(function.name.as_deref().unwrap_or_default()));
        functions.iter().find(|wanted| name == **wanted).copied()
    };
    let found: Vec<(FunctionId, &str)> =
        module.funcs.iter().filter_map(|function| Some((function.id(), named(function)?))).collect();
    let names: BTreeSet<&str> = found.iter().map(|(_, name)| *name).collect();
    if let Some(missing) = functions.iter().find(|name| !names.contains(**name)) {
        return Err(Trouble::new(format!("Yew has no function {missing} any more: see parts/src/snip.rs")));
    }
    for (id, _) in found {
        let kind = FunctionKind::Local(end(&mut module, id));
        module.funcs.get_mut(id).kind = kind;
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// A function of the same type that ends the program.
fn end(module: &mut Module, id: FunctionId) -> LocalFunction {
    let of = module.types.get(module.funcs.get(id).ty());
    let (takes, gives) = (of.params().to_vec(), of.results().to_vec());
    let arguments = takes.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &takes, &gives);
    builder.func_body().unreachable();
    builder.local_func(arguments)
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, Module, ModuleConfig};

    use super::snip;

    /// A program that exports one function, which calls another one of this name.
    fn program(name: &str) -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let mut called = FunctionBuilder::new(&mut module.types, &[], &[]);
        called.name(name.to_owned()).func_body();
        for number in 0..100 {
            called.func_body().i32_const(number).drop();
        }
        let called = called.finish(Vec::new(), &mut module.funcs);
        let mut caller = FunctionBuilder::new(&mut module.types, &[], &[]);
        caller.name("caller".to_owned()).func_body().call(called);
        let caller = caller.finish(Vec::new(), &mut module.funcs);
        module.exports.add("caller", caller);
        module.emit_wasm()
    }

    #[test]
    fn what_is_named_is_gone_and_what_is_not_there_is_said() {
        let program = program("idle");
        let smaller = snip(&program, &["idle"]).unwrap();
        assert!(smaller.len() < program.len(), "{} of {}", smaller.len(), program.len());
        let trouble = snip(&program, &["busy"]).unwrap_err().to_string();
        assert!(trouble.contains("busy"), "{trouble}");
    }
}

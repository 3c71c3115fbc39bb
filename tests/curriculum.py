"""Every name and signature that students are asked for: the one table that references and starters are held to.

An entry is written as a call. ``name_forward/_backward(x, w)`` stands for ``name_forward(x, w)`` and
``name_backward(dout, cache)``; a class lists its methods below it, indented.
"""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import dataclass, field
from functools import cache

TABLE = {
    "01_backprop": """
        numerical_gradient(f, x, h=1e-5)
        relative_error(a, b)
        Value(data)
            exp()
            log()
            tanh()
            sigmoid()
            relu()
            backward()
        two_input_neuron(x, w, b)
    """,
    "02_linear_models": """
        linear_scores(X, W, b)
        perceptron_train(X, y, lr, epochs)
        logistic_loss(w, X, y, reg)
        softmax_regression_loss(W, X, y, reg)
        svm_regression_loss(W, X, y, reg)
        gradient_descent(loss, w, lr, steps)
        sgd_train(loss, w, X, y, lr, batch_size, epochs, rng)
        predict_classes(scores)
        accuracy(y_pred, y)
    """,
    "03_activations": """
        sigmoid_forward/_backward(x)
        tanh_forward/_backward(x)
        relu_forward/_backward(x)
        leaky_relu_forward/_backward(x, alpha=0.01)
        prelu_forward/_backward(x, alpha)
        rrelu_forward/_backward(x, lower, upper, rng, train)
        elu_forward/_backward(x, alpha=1.0)
        maxout_forward/_backward(x, W, b)
        softmax_forward/_backward(x)
        log_softmax_forward/_backward(x)
        gelu_forward/_backward(x)
        silu_forward/_backward(x)
        softplus_forward/_backward(x)
    """,
    "04_losses": """
        mse_loss(pred, target)
        mae_loss(pred, target)
        binary_cross_entropy(p, y)
        bce_with_logits(z, y)
        categorical_cross_entropy(p, y_onehot)
        softmax_loss(x, y)
        svm_loss(x, y)
        l2_penalty(w, lam)
        l1_penalty(w, lam)
        elastic_net_penalty(w, beta)
    """,
    "05_initializers": """
        fans(shape)
        zeros(shape)
        constant(shape, value)
        small_normal(shape, std, rng)
        uniform(shape, bound, rng)
        lecun_normal(shape, rng)
        xavier_normal(shape, rng)
        xavier_uniform(shape, rng)
        he_normal(shape, rng)
        he_uniform(shape, rng)
        he_average_normal(shape, rng)
        orthogonal(shape, rng, gain=1.0)
        lsuv(weights, x, rng, tol=0.1, max_iter=10)
        whitening_init(patches, n_filters, rng, eps)
    """,
    "06_dense_networks": """
        affine_forward/_backward(x, w, b)
        flatten_forward/_backward(x)
        init_mlp(sizes, rng, scheme="he_normal")
        mlp_forward(params, X, activation="relu")
        mlp_loss(params, X, y, reg, activation="relu")
        count_parameters(params)
    """,
    "07_optimizers": """
        sgd(w, dw, config=None)
        sgd_momentum(w, dw, config=None)
        nesterov_momentum(w, dw, config=None)
        nesterov_step(w, grad_fn, config=None)
        adagrad(w, dw, config=None)
        rmsprop(w, dw, config=None)
        adam(w, dw, config=None)
        adadelta(w, dw, config=None)
        adamax(w, dw, config=None)
        nadam(w, dw, config=None)
        amsgrad(w, dw, config=None)
        adamw(w, dw, config=None)
        newton_step(w, g, H)
        lbfgs(f, w, m=10, steps=100)
        step_decay(lr0, epoch, drop, every)
        exponential_decay(lr0, t, k)
        inverse_time_decay(lr0, t, k)
        inverse_sqrt_decay(lr0, t)
        ReduceOnPlateau(factor, patience, min_delta=0.0, min_lr=0.0)
            step(loss, lr)
        EarlyStopping(patience, min_delta=0.0)
            update(epoch, val_loss)
        clip_by_norm(grads, max_norm)
    """,
    "08_normalization": """
        batchnorm_forward/_backward(x, gamma, beta, bn_param)
        spatial_batchnorm_forward/_backward(x, gamma, beta, bn_param)
        dropout_forward/_backward(x, dropout_param, rng)
        vanilla_dropout_forward/_backward(x, dropout_param, rng)
        layernorm_forward/_backward(x, gamma, beta, ln_param)
        groupnorm_forward/_backward(x, gamma, beta, groups, gn_param)
        fgsm(x, dx, epsilon)
    """,
    "09_convolution": """
        conv_output_size(input_size, kernel_size, padding, stride)
        conv1d_forward/_backward(x, w, b, conv_param)
        conv_forward/_backward(x, w, b, conv_param)
        convolve_image(image, kernel)
        im2col(x, kh, kw, pad, stride)
        col2im(cols, x_shape, kh, kw, pad, stride)
        fast_conv_forward/_backward(x, w, b, conv_param)
        max_pool_forward/_backward(x, pool_param)
        avg_pool_forward/_backward(x, pool_param)
        global_avg_pool_forward/_backward(x)
        conv_transpose_forward/_backward(x, w, b, conv_param)
        conv_parameters(w_shape, bias=True)
        conv_operations(x_shape, w_shape, conv_param)
        receptive_field(kernel_sizes, strides=None)
    """,
    "10_architectures": """
        residual_block_forward/_backward(x, w1, b1, w2, b2, w_proj=None, b_proj=None, stride=1)
        inception_forward/_backward(x, params)
        vgg_block_forward/_backward(x, params)
        unet_forward/_backward(x, params)
        autoencoder_loss(params, X, activation="sigmoid", sparsity=0.0)
        pretrain_layerwise(X, sizes, lr, steps, rng, activation="sigmoid")
        convnet_loss(params, X, y)
    """,
    "11_recurrent": """
        rnn_step_forward(x, prev_h, Wx, Wh, b)
        rnn_step_backward(dnext_h, cache)
        rnn_forward(x, h0, Wx, Wh, b)
        rnn_backward(dh, cache)
        lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b)
        lstm_step_backward(dnext_h, dnext_c, cache)
        lstm_forward(x, h0, Wx, Wh, b)
        lstm_backward(dh, cache)
        temporal_softmax_loss(x, y, mask)
        gru_step_forward(x, prev_h, Wx, Wh, b)
        gru_step_backward(dnext_h, cache)
        gru_forward(x, h0, Wx, Wh, b)
        gru_backward(dh, cache)
    """,
    "12_detection": """
        iou(a, b)
        nms(boxes, scores, threshold)
        default_boxes(feature_size, image_size, scales, ratios)
        encode_boxes(boxes, defaults)
        decode_boxes(offsets, defaults)
        match_boxes(truth, defaults, threshold)
        hard_negative_mining(loss, positives, ratio=3)
        smooth_l1_loss(pred, target)
        multibox_loss(scores, offsets, labels, targets, ratio=3, alpha=1.0)
        yolo_decode(grid, anchors, image_size)
        average_precision(scores, is_true, n_truth, eleven_points=False)
    """,
    "13_data": """
        subtract_mean_image_fit(X_train)
        subtract_mean_image_apply(X, state)
        subtract_channel_mean_fit(X_train)
        subtract_channel_mean_apply(X, state)
        standardize_fit(X_train)
        standardize_apply(X, state)
        scale_to_range_fit(X_train, low=0.0, high=1.0)
        scale_to_range_apply(X, state)
        whiten_fit(X_train, method="pca", eps=1e-5)
        whiten_apply(X, state)
        one_hot(y, n_classes=None)
        train_val_test_split(X, y, val_fraction, test_fraction, rng)
        minibatches(X, y, batch_size, rng)
        flip(x, rng, p=0.5)
        rotate(x, rng, max_degrees=15)
        translate(x, rng, max_shift=2)
        scale(x, rng, low=0.9, high=1.1)
        shear(x, rng, max_shear=0.1)
        elastic(x, rng, alpha=8.0, sigma=3.0)
        intensity(x, rng, max_contrast=0.2, max_brightness=0.1)
        colour_jitter(x, rng, strength=0.1)
        noise(x, rng, std=0.05)
        read_idx(path)
        read_cifar10_binary(path)
        read_faces(images_path, labels_path)
    """,
}

Parameter = tuple[str, object]
"""A parameter's name and default; `inspect.Parameter.empty` where it has none."""


@dataclass(frozen=True)
class Entry:
    """A function or a class that students are asked for."""

    name: str
    parameters: tuple[Parameter, ...]
    methods: dict[str, tuple[Parameter, ...]] = field(default_factory=dict)


@cache
def entries(assignment: str) -> dict[str, Entry]:
    """Return an assignment's entries by name, in the table's order."""
    found: dict[str, Entry] = {}
    lines = inspect.cleandoc(TABLE[assignment]).splitlines()
    for line in lines:
        name, parameters = re.fullmatch(r"\s*([\w/]+)(\(.*\))", line).groups()
        if line.startswith(" "):
            list(found.values())[-1].methods[name] = _parameters(parameters)
        elif "/" in name:
            stem = name.removesuffix("_forward/_backward")
            found[f"{stem}_forward"] = Entry(f"{stem}_forward", _parameters(parameters))
            found[f"{stem}_backward"] = Entry(f"{stem}_backward", _parameters("(dout, cache)"))
        else:
            found[name] = Entry(name, _parameters(parameters))
    return found


def signature(function: object) -> tuple[Parameter, ...]:
    """Return what a function or class asks for, in the table's form; ``self`` is left out."""
    return tuple((each.name, each.default) for each in inspect.signature(function).parameters.values())


def _parameters(text: str) -> tuple[Parameter, ...]:
    arguments = ast.parse(f"def f{text}: pass").body[0].args
    bare = [inspect.Parameter.empty] * (len(arguments.args) - len(arguments.defaults))
    defaults = [*bare, *(ast.literal_eval(each) for each in arguments.defaults)]
    return tuple((each.arg, default) for each, default in zip(arguments.args, defaults, strict=True))
